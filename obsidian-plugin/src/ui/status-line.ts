import type { Link } from "../daemon/link";

/** What the index is doing, in a few words: for a status bar. */
export function statusLine(link: Link): string {
  return link.state;
}
