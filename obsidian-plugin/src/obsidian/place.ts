import type { Passage } from "../daemon/wire";

/** What may be opened outside the vault, by a click. Other actions of Obsidian's write notes or run commands. */
const OPENABLE = /^(obsidian:\/\/(open|search)\/?(?=\?|$)|(whatsapp|https?|mailto):)/i;

/** A file of this machine, not one of a network share. */
const LOCAL_FILE = /^file:\/\/\/[^/]/i;

/** Sources whose addresses the daemon made of files that the settings name; those of others come out of texts. */
const OF_FILES = new Set(["documents", "code", "tables"]);

const PAGE = /(?:#|%23)page(?:=|%3D)(\d+)$/i;

/** Whether its address may be handed to the system. */
export function opensElsewhere({ uri, source }: Pick<Passage, "uri" | "source">): boolean {
  return uri !== null && (OPENABLE.test(uri) || (OF_FILES.has(source) && LOCAL_FILE.test(uri)));
}

/** Where in its file a passage stands, as a view is told: a line from 0, or the page of a PDF. */
export function placeWithin({ startLine, uri }: Pick<Passage, "startLine" | "uri">): Record<string, unknown> | null {
  if (startLine !== null) {
    return { line: startLine - 1 };
  }
  const page = PAGE.exec(uri ?? "")?.[1];
  return page === undefined ? null : { subpath: `#page=${page}` };
}
