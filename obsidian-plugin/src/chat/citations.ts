const CITATION = /\[(\d{1,3})\]/g;

/** A text cut at the citations of these numbers: texts and numbers, in their order. */
export function citationsIn(text: string, known: ReadonlySet<number>): (string | number)[] {
  const parts: (string | number)[] = [];
  let end = 0;
  for (const match of text.matchAll(CITATION)) {
    const n = Number(match[1]);
    if (known.has(n)) {
      parts.push(text.slice(end, match.index), n);
      end = match.index + match[0].length;
    }
  }
  parts.push(text.slice(end));
  return parts.filter((part) => part !== "");
}
