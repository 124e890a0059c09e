import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { daysFor } from "../chat/dates";
import type { Chip } from "../chat/scope";
import { chipOf } from "../chat/scope";
import type { Suggestion } from "../daemon/wire";
import type { Host } from "./host";
import { icons } from "./icons";
import { texts } from "./texts";

const SHOWN = 8;
const PAUSE_MS = 60;

export interface Choice {
  readonly chip: Chip;
  readonly detail: string;
}

export interface Choices {
  /** What they are for. */
  readonly query: string;
  readonly list: readonly Choice[];
  /** Whether more are still being looked for. */
  readonly complete: boolean;
}

/**
 * What the mention may mean: days, which are known at once, then notes, folders, tags and sources; those of an earlier query until
 * there are any. Null while nothing is known.
 */
export function useChoices(host: Host, query: string | null): Choices | null {
  const found = useSignal<Choices | null>(null);
  const days = useMemo(
    () => (query === null ? [] : daysFor(query, new Date(), texts.dates, host.locale).map(daysChoice).slice(0, SHOWN)),
    [host, query],
  );
  useEffect(() => {
    const link = host.link.value;
    if (query === null || link.state !== "ready") {
      found.value = null;
      return undefined;
    }
    const stop = new AbortController();
    const finish = (suggestions: readonly Suggestion[]) => {
      found.value = { query, list: [...days, ...suggestions.map(choiceOf)].slice(0, SHOWN), complete: true };
    };
    const timer = window.setTimeout(() => {
      link.client.suggest(query.trim(), SHOWN, stop.signal).then(finish, () => {
        if (!stop.signal.aborted) {
          finish([]);
        }
      });
    }, PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [host, query, days, found]);
  return query === null || found.value?.query === query || days.length === 0 ? found.value : { query, list: days, complete: false };
}

function daysChoice(days: ReturnType<typeof daysFor>[number]): Choice {
  const detail = [...new Set([days.from ?? "", days.to ?? ""])].join(" – ");
  return { chip: { kind: "days", ...days }, detail };
}

function choiceOf(suggestion: Suggestion): Choice {
  return { chip: chipOf(suggestion), detail: suggestion.detail ?? "" };
}

const ICONS = {
  document: icons.note,
  folder: icons.folder,
  tag: icons.tag,
  source: icons.source,
  days: icons.days,
} as const;

interface Props {
  readonly id: string;
  readonly choices: Choices;
  readonly chosen: number;
  readonly take: (choice: Choice) => void;
}

/** A list under the caret's @, driven by the text field's keys. */
export function Mentions({ id, choices, chosen, take }: Props) {
  return (
    <ul id={id} class="vk-mentions" role="listbox" aria-label={texts.mentions}>
      {choices.complete && choices.list.length === 0 && <li class="vk-faint">{texts.nothingToMention}</li>}
      {choices.list.map((choice, i) => (
        <li
          key={`${choice.chip.kind} ${choice.chip.label} ${choice.detail}`}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === chosen}
          // Not on click: the field would lose its focus first.
          onMouseDown={(event) => {
            event.preventDefault();
            take(choice);
          }}
        >
          {ICONS[choice.chip.kind]}
          <span class="vk-mention-label">{choice.chip.label}</span>
          <span class="vk-faint">{choice.detail}</span>
        </li>
      ))}
    </ul>
  );
}
