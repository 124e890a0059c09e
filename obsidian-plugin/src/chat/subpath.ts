import type { Passage } from "../daemon/wire";

const NOTE = /\.md$/i;
const PAGE = /(?:#|%23)page(?:=|%3D)(\d+)$/i;

/** The page of a PDF as a link says it; null where the passage is on none. */
export function pageOf({ uri }: Pick<Passage, "uri">): string | null {
  const page = PAGE.exec(uri ?? "")?.[1];
  return page === undefined ? null : `#page=${page}`;
}

/**
 * Where in its file a passage stands, as a link says it, from the # on; empty for the file as a whole. All headings, since the
 * last one alone may stand in a note more than once.
 *
 * @param linkable a heading without what a link cannot hold
 */
export function headingPath({ path, headings, uri }: Pick<Passage, "path" | "headings" | "uri">, linkable: (heading: string) => string): string {
  if (path === null || !NOTE.test(path)) {
    return pageOf({ uri }) ?? "";
  }
  return headings.map((heading) => linkable(heading).trim()).filter(Boolean).map((heading) => `#${heading}`).join("");
}
