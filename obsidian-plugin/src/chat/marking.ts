export interface Piece {
  readonly text: string;
  readonly matches: boolean;
}

const BEFORE = 60;
const SHORTEST_STEM = 4;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Scripts that set no blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const SEGMENTS = new Intl.Segmenter(undefined, { granularity: "word" });

/** The words of a query, those of one letter left out. */
export function wordsOf(query: string): string[] {
  return (query.match(WORD) ?? []).flatMap((run) => (UNSPACED.test(run) ? segmentsOf(run) : run.length > 1 ? [folded(run)] : []));
}

/** Of words that are written as one; a letter alone is a particle or an ending, where a Chinese character is a word. */
function segmentsOf(run: string): string[] {
  const all = [...SEGMENTS.segment(run)].map(({ segment }) => segment.toLowerCase());
  const telling = all.filter((segment) => segment.length > 1 || /\p{Script=Han}/u.test(segment));
  return telling.length > 0 ? telling : all;
}

/**
 * The text from a little before the first word that matches, cut where words match: by their beginnings, whatever their case and
 * accents, since the search knows stems; where words are written as one, wherever they stand.
 */
export function marked(text: string, words: readonly string[]): Piece[] {
  const hits = [...text.matchAll(WORD)].flatMap(({ 0: run, index }) =>
    UNSPACED.test(run) ? hitsWithin(run, index, words) : words.some((sought) => alike(folded(run), sought)) ? [{ word: run, index }] : [],
  );
  const first = hits[0]?.index ?? 0;
  const start = first > BEFORE ? startNear(text, first) : 0;
  const pieces: Piece[] = start > 0 ? [{ text: "…", matches: false }] : [];
  let end = start;
  for (const { word, index } of hits) {
    pieces.push({ text: text.slice(end, index), matches: false }, { text: word, matches: true });
    end = index + word.length;
  }
  return [...pieces, { text: text.slice(end), matches: false }].filter((piece) => piece.text !== "");
}

/** At a word, or where there are no blanks a little before. */
function startNear(text: string, first: number): number {
  const blank = text.indexOf(" ", first - BEFORE);
  return blank < 0 || blank > first ? first - BEFORE : blank + 1;
}

interface Hit {
  readonly word: string;
  /** In the whole text. */
  readonly index: number;
}

/** The longest word that stands at each place, one after the other. */
function hitsWithin(run: string, offset: number, words: readonly string[]): Hit[] {
  const lower = run.toLowerCase();
  const longestFirst = words.filter((word) => UNSPACED.test(word)).sort((one, other) => other.length - one.length);
  const hits: Hit[] = [];
  for (let at = 0; at < run.length; ) {
    const length = longestFirst.find((word) => lower.startsWith(word, at))?.length ?? 0;
    if (length > 0) {
      hits.push({ word: run.slice(at, at + length), index: offset + at });
    }
    at += Math.max(1, length);
  }
  return hits;
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
