import type { Link } from "../daemon/link";
import { Format } from "./format";
import { texts } from "./texts";

/** What the index is doing, in a few words: for a status bar. */
export function statusLine(link: Link, locale: string): string {
  if (link.state !== "ready") {
    return link.state === "connecting" ? texts.connecting : texts.notRunning;
  }
  const { state, progress, failed, problem } = link.status.index;
  const format = new Format(locale);
  const working = state === "scanning" || state === "indexing";
  const share = working && progress.total > 0 ? ` ${format.percent(Math.floor((100 * progress.done) / progress.total) / 100)}` : "";
  const faults = failed.length > 0 ? `, ${texts.failedNotes(failed.length, format.number(failed.length))}` : "";
  return problem === null ? texts.indexState[state] + share + faults : texts.needsAttention;
}
