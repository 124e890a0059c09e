import { signal } from "@preact/signals";
import type { DaemonClient } from "../daemon/client";
import { isAbort, ProblemError } from "../daemon/errors";

/** How far a model has been fetched. */
export interface Pull {
  readonly model: string;
  readonly done: number;
  /** 0 where it is not known yet. */
  readonly total: number;
  readonly bytesPerSecond: number;
}

const SPEED_WINDOW_MS = 5_000;

/** Fetches one model at a time; the chat stays usable. */
export class Pulls {
  readonly current = signal<Pull | null>(null);
  readonly problem = signal<string | null>(null);
  #stop: AbortController | null = null;

  async start(client: DaemonClient, model: string): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    this.problem.value = null;
    this.current.value = { model, done: 0, total: 0, bytesPerSecond: 0 };
    const seen: { at: number; bytes: number }[] = [];
    try {
      for await (const { event, data } of client.pull(model, stop.signal)) {
        if (event === "progress") {
          const { completedBytes: done, totalBytes: total } = data;
          this.current.value = { model, done, total, bytesPerSecond: speed(seen, performance.now(), done) };
        } else if (event === "error") {
          throw new ProblemError(data);
        }
      }
    } catch (e) {
      this.problem.value = isAbort(e) ? null : said(e);
    } finally {
      this.current.value = null;
    }
  }

  stop(): void {
    this.#stop?.abort();
  }
}

function said(error: unknown): string {
  const hint = error instanceof ProblemError ? (error.problem.hint ?? "") : "";
  return `${error instanceof Error ? error.message : ""} ${hint}`.trim();
}

/** Over the last seconds; a model comes in parts, and a new part begins at 0. */
function speed(seen: { at: number; bytes: number }[], now: number, bytes: number): number {
  if (bytes < (seen.at(-1)?.bytes ?? 0)) {
    seen.length = 0;
  }
  seen.push({ at: now, bytes });
  while (seen[0] && now - seen[0].at > SPEED_WINDOW_MS) {
    seen.shift();
  }
  const first = seen[0];
  return first && now > first.at ? ((bytes - first.bytes) / (now - first.at)) * 1000 : 0;
}
