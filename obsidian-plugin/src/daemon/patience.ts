/** The daemon sends a heartbeat every five seconds at the least: after this it is not slow but gone. */
export const SILENCE_MS = 20_000;
/** For calls that are answered at once. */
export const REPLY_MS = 30_000;

/** Runs what may be broken off, by the caller or by the clock; the clock's way out is a TimeoutError. */
export async function within<T>(
  ms: number,
  outer: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const either = new AbortController();
  const unlink = [linked(AbortSignal.timeout(ms), either), outer ? linked(outer, either) : undefined];
  try {
    return await Promise.race([run(either.signal), aborted(either.signal)]);
  } finally {
    for (const undo of unlink) {
      undo?.();
    }
  }
}

/** Aborts the one when the other is; AbortSignal.any is younger than some of Obsidian's installers. */
export function linked(signal: AbortSignal, controller: AbortController): () => void {
  const abort = () => {
    controller.abort(signal.reason);
  };
  if (signal.aborted) {
    abort();
  }
  signal.addEventListener("abort", abort);
  return () => {
    signal.removeEventListener("abort", abort);
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) {
      fail();
    }
    signal.addEventListener("abort", fail, { once: true });
  });
}

/** Passes the pieces on, and throws where none comes for so long. */
export async function* unlessSilent<T>(pieces: AsyncIterable<T>, ms: number): AsyncGenerator<T> {
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await within(ms, undefined, () => iterator.next());
      if (next.done === true) {
        return;
      }
      yield next.value;
    }
  } finally {
    // Not awaited: a stream that hangs would keep whoever gives up on it.
    iterator.return?.().catch(() => undefined);
  }
}
