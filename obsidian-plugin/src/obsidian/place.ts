import type { Passage } from "../daemon/wire";

/** What may be opened outside the vault, by a click. Other actions of Obsidian's write notes or run commands. */
const OPENABLE = /^(obsidian:\/\/(open|search)\/?(?=\?|$)|(whatsapp|https?|mailto):)/i;

/** A file of this machine, not one of a network share. */
const LOCAL_FILE = /^file:\/\/\/[^/]/i;

/** Sources whose addresses the daemon made of files that the settings name; those of others come out of texts. */
const OF_FILES = new Set(["documents", "code", "tables"]);

/** With fewer of its words a stretch of lines is not the passage any more. */
const SAME_WORDS = 0.5;

/** Whether its address may be handed to the system. */
export function opensElsewhere({ uri, source }: Pick<Passage, "uri" | "source">): boolean {
  return uri !== null && (OPENABLE.test(uri) || (OF_FILES.has(source) && LOCAL_FILE.test(uri)));
}

/** Lines from 0, both included; the last is null where a passage is gone and only its heading is there. */
export interface Lines {
  readonly first: number;
  readonly last: number | null;
}

/** Where a passage stands in its note as it is now, which may have changed since it was read; null where nothing of it is left. */
export function linesOf(note: string, passage: Pick<Passage, "text" | "headings" | "startLine" | "endLine" | "blockId">): Lines | null {
  const { text, headings, blockId } = passage;
  const was = (passage.startLine ?? 1) - 1;
  const span = Math.max(0, (passage.endLine ?? was + 1) - 1 - was);
  const written = note.split("\n");
  const lines = written.map(plain);
  const opening = text.split("\n").map(plain).find(Boolean) ?? "";
  const words = new Set(plain(text).split(" "));
  const candidates = [...lines.keys()]
    .filter((at) => at === was || (opening !== "" && lines[at] === opening) || (blockId !== null && lines[at]?.endsWith(plain(`^${blockId}`))))
    .map((first) => ({ first, share: share(words, lines.slice(first, first + span + 1)) }))
    .filter(({ share }) => share >= SAME_WORDS)
    .sort((one, other) => other.share - one.share || Math.abs(one.first - was) - Math.abs(other.first - was));
  const best = candidates[0];
  if (best) {
    return { first: best.first, last: Math.min(best.first + span, lines.length - 1) };
  }
  const heading = plain(headings.at(-1) ?? "");
  const at = lines.findIndex((line, n) => line === heading && written[n]?.startsWith("#"));
  return at < 0 ? null : { first: at, last: null };
}

/** How many of the passage's words the lines have. */
function share(words: ReadonlySet<string>, lines: readonly string[]): number {
  const there = new Set(lines.join(" ").split(" "));
  return [...words].filter((word) => there.has(word)).length / words.size;
}

/** Letters and digits: what is left out of a passage, and what is written round it, is mostly neither. */
function plain(text: string): string {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(" ");
}
