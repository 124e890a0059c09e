export interface Piece {
  readonly text: string;
  readonly matches: boolean;
}

const BEFORE = 60;
const SHORTEST_STEM = 4;

/** The words of a query, those of one letter left out. */
export function wordsOf(query: string): string[] {
  return (query.match(/[\p{L}\p{N}]{2,}/gu) ?? []).map(folded);
}

/**
 * The text from a little before the first word that matches, cut where words match: by their beginnings, whatever their case and
 * accents, since the search knows stems.
 */
export function marked(text: string, words: readonly string[]): Piece[] {
  const hits = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].filter(([word]) => words.some((sought) => alike(folded(word), sought)));
  const first = hits[0]?.index ?? 0;
  const start = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
  const pieces: Piece[] = start > 0 ? [{ text: "…", matches: false }] : [];
  let end = start;
  for (const { 0: word, index } of hits) {
    pieces.push({ text: text.slice(end, index), matches: false }, { text: word, matches: true });
    end = index + word.length;
  }
  return [...pieces, { text: text.slice(end), matches: false }].filter((piece) => piece.text !== "");
}

function alike(word: string, sought: string): boolean {
  const stem = sought.slice(0, Math.max(SHORTEST_STEM, sought.length - 2));
  return word === sought || (sought.length >= SHORTEST_STEM && word.startsWith(stem) && word.length <= sought.length + 3);
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
