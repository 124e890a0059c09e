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

/** Whether two folded words are likely forms of one: most of the shorter one begins the other too. */
function alike(word: string, sought: string): boolean {
  const shorter = Math.min(word.length, sought.length);
  let common = 0;
  while (common < shorter && word[common] === sought[common]) {
    common++;
  }
  return word === sought || common >= Math.max(SHORTEST_STEM, shorter - 2);
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
