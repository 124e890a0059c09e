import type { Passage, Scope, Suggestion } from "../daemon/wire";
import type { Days } from "./dates";

/** One narrowing of what is searched, as the user sees it. */
export type Chip =
  | { readonly kind: Suggestion["kind"]; readonly value: string; readonly label: string }
  | ({ readonly kind: "days"; readonly label: string } & Days);

export function chipOf(suggestion: Suggestion): Chip {
  const { kind, value, label } = suggestion;
  return { kind, value, label };
}

/** With the chip added; days replace days, and nothing is there twice. */
export function withChip(chips: readonly Chip[], added: Chip): Chip[] {
  const others = chips.filter((chip) => !(added.kind === "days" ? chip.kind === "days" : same(chip, added)));
  return [...others, added];
}

function same(one: Chip, other: Chip): boolean {
  return one.kind !== "days" && other.kind !== "days" && one.kind === other.kind && one.value === other.value;
}

/** What the daemon is sent: parts without a chip are absent. */
export function scopeOf(chips: readonly Chip[]): Scope {
  const values = (kind: Suggestion["kind"]) =>
    chips.flatMap((chip) => (chip.kind === kind && "value" in chip ? [chip.value] : []));
  const days = chips.find((chip) => chip.kind === "days");
  const parts = {
    folders: values("folder"),
    tags: values("tag"),
    sources: values("source"),
    documents: values("document"),
  };
  return {
    ...Object.fromEntries(Object.entries(parts).filter(([, list]) => list.length > 0)),
    ...(days?.from === undefined ? {} : { from: days.from }),
    ...(days?.to === undefined ? {} : { to: days.to }),
  };
}

export interface Mention {
  /** Where its @ stands. */
  readonly start: number;
  readonly query: string;
}

const LONGEST_MENTION = 60;

/** The @ that is being written at the caret, if any: at the start of a word, with no break after it. */
export function mentionAt(text: string, caret: number): Mention | null {
  const start = text.slice(0, caret).lastIndexOf("@");
  if (start < 0 || caret - start > LONGEST_MENTION) {
    return null;
  }
  const query = text.slice(start + 1, caret);
  const startsWord = start === 0 || /[\s(]/.test(text.charAt(start - 1));
  return startsWord && !/[\n@]|^\s|\s{2}/.test(query) ? { start, query } : null;
}

/** The text without the mention, and where the caret is then. */
export function withoutMention(text: string, mention: Mention): { text: string; caret: number } {
  const end = mention.start + 1 + mention.query.length;
  const before = text.slice(0, mention.start);
  const after = text.slice(end);
  const joined = before.endsWith(" ") && after.startsWith(" ") ? after.slice(1) : after;
  return { text: before + joined, caret: mention.start };
}

/** The title and the headings that lead to the passage. */
export function trail(passage: Passage): string {
  return [passage.title, ...passage.headings.filter((heading, i) => i > 0 || heading !== passage.title)].join(" › ");
}
