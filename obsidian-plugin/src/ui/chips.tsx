import type { Chip } from "../chat/scope";
import { IconButton } from "./icon-button";
import { icons } from "./icons";
import type { NoteUse, Session } from "./session";
import { texts } from "./texts";

const ICONS = {
  document: icons.note,
  folder: icons.folder,
  tag: icons.tag,
  source: icons.source,
  days: icons.days,
} as const;

const AFTER: Readonly<Record<NoteUse, NoteUse>> = { with: "only", only: "off", off: "with" };

/** What the question is about: the open note, its selection, and what the user narrowed it to. */
export function Chips({ session }: { readonly session: Session }) {
  const note = session.host.activeNote.value;
  const chips = session.chips.value;
  if (!note && chips.length === 0) {
    return null;
  }
  return (
    <div class="vk-chips" role="group" aria-label={texts.mentions}>
      {note && <NoteChip session={session} title={note.title} />}
      {note?.selection && session.noteUse.value !== "off" ? <SelectionChip session={session} /> : null}
      {chips.map((chip) => (
        <ScopeChip
          key={`${chip.kind} ${chip.label}`}
          chip={chip}
          remove={() => {
            session.removeChip(chip);
          }}
        />
      ))}
    </div>
  );
}

function NoteChip({ session, title }: { readonly session: Session; readonly title: string }) {
  const use = session.noteUse.value;
  const said = { with: texts.noteWith, only: texts.noteOnly, off: texts.noteOff }[use](title);
  const mark = { with: "", only: texts.noteOnlyMark, off: texts.noteOffMark }[use];
  return (
    <button
      type="button"
      class={`vk-chip vk-note-${use}`}
      aria-label={said}
      title={said}
      onClick={() => {
        session.noteUse.value = AFTER[use];
      }}
    >
      {icons.note}
      <span class="vk-chip-label">{title}</span>
      {mark && <span class="vk-faint">{mark}</span>}
    </button>
  );
}

function SelectionChip({ session }: { readonly session: Session }) {
  const on = session.useSelection.value;
  const said = on ? texts.selectionOn : texts.selectionOff;
  return (
    <button
      type="button"
      class={`vk-chip vk-note-${on ? "with" : "off"}`}
      aria-pressed={on}
      aria-label={said}
      title={said}
      onClick={() => {
        session.useSelection.value = !on;
      }}
    >
      <span class="vk-chip-label">{texts.selection}</span>
    </button>
  );
}

function ScopeChip({ chip, remove }: { readonly chip: Chip; readonly remove: () => void }) {
  return (
    <span class="vk-chip" title={chip.kind === "days" ? undefined : chip.value}>
      {ICONS[chip.kind]}
      <span class="vk-chip-label">{chip.label}</span>
      <IconButton label={texts.removeChip(chip.label)} onClick={remove}>
        {icons.close}
      </IconButton>
    </span>
  );
}
