import { describe, expect, it } from "vitest";
import { linked, unlessSilent, within } from "../../src/daemon/patience";
import { collected } from "./scripted";

const SOON_MS = 5;
const LONG_MS = 60_000;

function forever(): Promise<never> {
  return new Promise(() => undefined);
}

describe("patience", () => {
  it("ends with what was waited for", async () => {
    expect(await within(LONG_MS, undefined, () => Promise.resolve(1))).toBe(1);
  });

  it("ends by the clock, and says so to what runs", async () => {
    let told: AbortSignal | undefined;
    const waiting = within(SOON_MS, undefined, (signal) => {
      told = signal;
      return forever();
    });
    await expect(waiting).rejects.toMatchObject({ name: "TimeoutError" });
    expect(told?.aborted).toBe(true);
  });

  it("ends by the caller, before or while it runs", async () => {
    await expect(within(LONG_MS, AbortSignal.abort(), forever)).rejects.toMatchObject({ name: "AbortError" });
    const stop = new AbortController();
    const waiting = within(LONG_MS, stop.signal, forever);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  });

  it("passes a failure on", async () => {
    await expect(within(LONG_MS, undefined, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  });

  it("leaves a link undone as it was", () => {
    const [outer, inner] = [new AbortController(), new AbortController()];
    linked(outer.signal, inner)();
    outer.abort();
    expect(inner.signal.aborted).toBe(false);
  });
});

describe("a stream of pieces", () => {
  it("is passed on to its end", async () => {
    expect(await collected(unlessSilent(pieces(1, 2, 3), LONG_MS))).toEqual([1, 2, 3]);
  });

  it("is given up where it falls silent, with what came before", async () => {
    const seen: number[] = [];
    const reading = (async () => {
      for await (const piece of unlessSilent(thenSilent(1, 2), SOON_MS)) {
        seen.push(piece);
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: "TimeoutError" });
    expect(seen).toEqual([1, 2]);
  });

  it("is closed by a reader who leaves", async () => {
    const closed = new Promise<string>((resolve) => {
      async function* watched() {
        try {
          yield* pieces(1, 2, 3);
        } finally {
          resolve("closed");
        }
      }
      void leftEarly(unlessSilent(watched(), LONG_MS));
    });
    expect(await closed).toBe("closed");
  });
});

async function leftEarly(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream) {
    return;
  }
}

async function* pieces(...all: number[]) {
  for (const piece of all) {
    yield await Promise.resolve(piece);
  }
}

async function* thenSilent(...all: number[]) {
  yield* pieces(...all);
  await forever();
}
