/** Opens or closes a block of code or a formula; in a list too. */
const FENCE = /^\s*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|~{3,}|\$\$)/;
/** Begins what goes on after a blank line: a list, or code without a fence. */
const INDENTED = /^(\s{0,3}([-*+]|\d+[.)])\s| {4}|\t)/;

/**
 * Where a Markdown text that is still growing can be cut so that what stands before is complete: after the last blank line
 * that is in no code block and in no list. 0 where there is none.
 */
export function settledLength(markdown: string): number {
  let settled = 0;
  let at = 0;
  let fence: string | null = null;
  let indented = false;
  for (const line of markdown.split("\n")) {
    const mark = FENCE.exec(line)?.[1] ?? null;
    if (fence !== null) {
      fence = mark !== null && mark.startsWith(fence) && line.trim() === mark ? null : fence;
    } else {
      fence = mark === "$$" && line.trim().length > 2 ? null : mark;
      indented = INDENTED.test(line) || (indented && !/^\S/.test(line));
    }
    at += line.length + 1;
    if (line.trim() === "" && fence === null && !indented && at <= markdown.length) {
      settled = at;
    }
  }
  return settled;
}
