import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { snippet } from "../chat/snippet";
import { ProblemError } from "../daemon/errors";
import type { Link } from "../daemon/link";
import type { RelatedNote } from "../daemon/wire";
import { onMiddle } from "./aux-click";
import { Format } from "./format";
import type { Host } from "./host";
import { Notices } from "./notices";
import { PassageCard } from "./passage-card";
import { texts } from "./texts";
import { useClient } from "./use-client";

const SHOWN = 15;
/** So that walking through notes by keyboard does not ask for each. */
const PAUSE_MS = 80;

/** Similarities of texts lie close together; this power sets them apart for the eye. */
const SPREAD = 8;

interface Shown {
  readonly title: string;
  readonly notes: readonly RelatedNote[];
  readonly problem: string;
}

/** Notes about the same things as the active one; the list stays until the next one is there, so that nothing flickers. */
export function RelatedView({ host }: { readonly host: Host }) {
  const shown = useRelated(host);
  const note = host.activeNote.value;
  if (!note) {
    return (
      <div class="vk-related">
        <Notices host={host} />
        <p class="vk-faint">{texts.noNote}</p>
      </div>
    );
  }
  return (
    <div class="vk-related">
      <Notices host={host} />
      {shown && (
        <>
          <div class="vk-label">{texts.relatedTo(shown.title)}</div>
          {shown.notes.length === 0 && <p class="vk-faint">{shown.problem || texts.noRelated}</p>}
          <ul aria-label={texts.related}>
            {shown.notes.map((related) => (
              <RelatedLine key={related.passage.document} host={host} related={related} strongest={shown.notes[0]?.score ?? 1} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function useRelated(host: Host): Shown | null {
  const shown = useSignal<Shown | null>(null);
  const client = useClient(host);
  const path = useComputed(() => host.activeNote.value?.path ?? null);
  const settled = useComputed(() => settledChange(host.link.value));
  useSignalEffect(() => {
    const now = { client: client.value, path: path.value, settled: settled.value };
    if (!now.client || now.path === null) {
      return undefined;
    }
    const note = now.path;
    const title = host.activeNote.peek()?.title ?? note;
    const stop = new AbortController();
    const timer = window.setTimeout(() => {
      now.client?.related(note, SHOWN, stop.signal).then(
        (notes) => {
          shown.value = { title, notes, problem: "" };
        },
        (e: unknown) => {
          if (!stop.signal.aborted) {
            shown.value = { title, notes: [], problem: said(e) };
          }
        },
      );
    }, PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  });
  return shown.value;
}

/** Changes when the index has come to rest after a change: what is related may be other notes then. */
function settledChange(link: Link): string | null {
  return link.state === "ready" && link.status.index.state === "idle" ? link.status.index.lastChange : null;
}

function said(error: unknown): string {
  if (error instanceof ProblemError && error.problem.status === 404) {
    return texts.notIndexed;
  }
  return error instanceof Error ? error.message : "";
}

interface LineProps {
  readonly host: Host;
  readonly related: RelatedNote;
  readonly strongest: number;
}

function RelatedLine({ host, related, strongest }: LineProps) {
  const hovered = useSignal(false);
  const { passage, title, score } = related;
  const share = Math.max(0, Math.min(1, score / strongest)) ** SPREAD;
  const strength = texts.strength(new Format(host.locale).percent(Math.round(share * 100) / 100));
  return (
    <li
      class="vk-related-line"
      onMouseEnter={() => { hovered.value = true; }}
      onMouseLeave={() => { hovered.value = false; }}
      onFocusIn={() => { hovered.value = true; }}
      onFocusOut={() => { hovered.value = false; }}
    >
      <button
        type="button"
        class="vk-related-open"
        draggable={host.dragLink !== undefined}
        onDragStart={(event) => host.dragLink?.(event, passage)}
        onClick={(event) => { host.open(passage, event); }}
        onAuxClick={onMiddle((event) => { host.open(passage, event); })}
      >
        <span class="vk-related-title">{title}</span>
        <meter class="vk-strength" min={0} max={1} value={share} title={strength} aria-label={strength} aria-valuetext={strength} />
        <span class="vk-faint vk-one-line">{snippet(passage.text)}</span>
      </button>
      {hovered.value && <PassageCard host={host} passage={passage} />}
    </li>
  );
}
