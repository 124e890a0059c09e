/**
 * Where a Markdown text that is still growing can be cut so that what stands before is complete: after the last blank line
 * that is in no code block and in no list. 0 where there is none.
 */
export function settledLength(markdown: string): number {
  let settled = 0;
  let at = 0;
  let fence: string | null = null;
  let inList = false;
  for (const line of markdown.split("\n")) {
    const mark = /^\s*(`{3,}|~{3,}|\$\$)/.exec(line)?.[1] ?? null;
    if (fence !== null) {
      fence = mark !== null && mark.startsWith(fence) && line.trim() === mark ? null : fence;
    } else if (mark !== null && !(mark === "$$" && line.trim().length > 2)) {
      fence = mark;
    } else if (/^\s{0,3}([-*+]|\d+[.)])\s/.test(line)) {
      inList = true;
    } else if (inList && /^\S/.test(line)) {
      inList = false;
    }
    at += line.length + 1;
    if (line.trim() === "" && fence === null && !inList && at <= markdown.length) {
      settled = at;
    }
  }
  return settled;
}
