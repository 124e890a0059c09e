import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Mention } from "../chat/scope";
import { mentionAt, withoutMention } from "../chat/scope";
import type { Persona } from "../daemon/wire";
import { Chips } from "./chips";
import { icons } from "./icons";
import { IconButton } from "./icon-button";
import { isComposing, isSend } from "./keys";
import type { Choice } from "./mentions";
import { Mentions, useChoices } from "./mentions";
import { ModelState } from "./model-state";
import type { Session } from "./session";
import { texts } from "./texts";

/** Chips, the field, persona and model, send or stop. */
export function Composer({ session, personas }: { readonly session: Session; readonly personas: readonly Persona[] }) {
  const { host, draft } = session;
  const field = useRef<HTMLTextAreaElement>(null);
  const mention = useSignal<Mention | null>(null);
  const chosen = useSignal(0);
  const choices = useChoices(host, mention.value?.query ?? null);
  /** What may be taken by a key: what is shown may still be of what was written before. */
  const current = choices?.query === mention.value?.query ? (choices?.list ?? []) : [];
  /** Of an Enter that came before the choices for what is written. */
  const early = useRef(false);
  const list = useId();
  const running = session.busy.value;

  const look = () => {
    const area = field.current;
    mention.value = area && area.selectionStart === area.selectionEnd ? mentionAt(area.value, area.selectionStart) : null;
    chosen.value = 0;
    early.current = false;
  };
  const take = ({ chip }: Choice) => {
    const area = field.current;
    if (area && mention.value) {
      const { text, caret } = withoutMention(area.value, mention.value);
      session.addChip(chip);
      draft.value = text;
      area.value = text;
      area.setSelectionRange(caret, caret);
    }
    mention.value = null;
  };
  const send = () => {
    session.send();
    field.current?.focus();
  };
  const stop = () => {
    session.stop();
    field.current?.focus();
  };
  useEffect(() => {
    if (early.current && choices?.complete && choices.query === mention.value?.query) {
      early.current = false;
      const [best] = choices.list;
      if (best) {
        take(best);
      } else {
        send();
      }
    }
  });
  const onMentionKey = (event: KeyboardEvent): boolean => {
    const choice = current[chosen.value];
    const pending = choices?.complete !== true || choices.query !== mention.value?.query;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      chosen.value = (chosen.value + step + current.length) % Math.max(1, current.length);
    } else if ((event.key === "Enter" || event.key === "Tab") && choice) {
      take(choice);
    } else if (isSend(event) && pending) {
      early.current = true;
    } else if (event.key === "Escape") {
      mention.value = null;
    } else {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) {
      return;
    }
    if (mention.value && (choices || isSend(event)) && onMentionKey(event)) {
      return;
    }
    if (isSend(event)) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape" && running) {
      session.stop();
    } else if (event.key === "ArrowUp" && draft.value === "" && !running) {
      const last = session.conversation.value.turns.at(-1);
      if (last) {
        event.preventDefault();
        session.edit.value = { turn: last.id, text: last.question };
      }
    }
  };
  const open = mention.value !== null && choices !== null;
  return (
    <footer class="vk-composer">
      <Chips session={session} />
      {open && <Mentions id={list} choices={choices} chosen={chosen.value} take={take} />}
      <div class="vk-grow" data-text={draft.value}>
      <textarea
        ref={field}
        class="vk-field"
        rows={1}
        placeholder={texts.placeholder}
        aria-label={texts.question}
        aria-autocomplete="list"
        aria-controls={open ? list : undefined}
        aria-activedescendant={open && choices.list.length > 0 ? `${list}-${chosen.value}` : undefined}
        value={draft.value}
        onInput={(event) => {
          draft.value = event.currentTarget.value;
          look();
        }}
        onClick={look}
        onKeyDown={onKeyDown}
        onBlur={() => {
          mention.value = null;
        }}
      />
      </div>
      <div class="vk-composer-row">
        <PersonaPicker session={session} personas={personas} />
        <ModelState host={host} />
        {running ? (
          <IconButton label={texts.stop} onClick={stop}>
            {icons.stop}
          </IconButton>
        ) : (
          <IconButton label={texts.send} disabled={!session.canAsk.value || draft.value.trim() === ""} onClick={send}>
            {icons.send}
          </IconButton>
        )}
      </div>
    </footer>
  );
}

function PersonaPicker({ session, personas }: { readonly session: Session; readonly personas: readonly Persona[] }) {
  const current = session.conversation.value.persona;
  if (personas.length === 0) {
    return null;
  }
  return (
    <select
      class="vk-persona dropdown"
      aria-label={texts.persona}
      value={current || personas[0]?.name}
      onChange={(event) => {
        session.usePersona(event.currentTarget.value);
      }}
    >
      {personas.map(({ name, title }) => (
        <option key={name} value={name}>
          {title}
        </option>
      ))}
    </select>
  );
}
