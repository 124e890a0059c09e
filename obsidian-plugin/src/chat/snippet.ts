/** A passage's text in one line, without the syntax that says nothing there. */
export function snippet(text: string): string {
  return text
    .replace(/^\s*#{1,6}\s+.*$/gm, "") // headings stand in the title already
    .replace(/!?\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, "$1")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(?:[-*+]|\d+[.)])\s+(?:\[.\]\s+)?/gm, "")
    .replace(/^\s*>\s?/gm, "")
    .replace(/[*_]{2,}|==|~~|`/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
