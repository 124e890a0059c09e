import type { Call, OpenReply, Reply, Transport } from "../../src/daemon/transport";

const UTF8 = new TextEncoder();

export const ADDRESS = { url: "http://127.0.0.1:4816", token: "secret" };

/** What a daemon would say, piece by piece. */
export type Script = (call: Call, signal: AbortSignal) => { status?: number; pieces: AsyncIterable<Uint8Array> };

/** Answers as it is told, and remembers what it was asked. */
export class ScriptedTransport implements Transport {
  readonly calls: Call[] = [];
  /** Of each call. */
  readonly signals: AbortSignal[] = [];
  readonly #script: Script;

  constructor(script: Script) {
    this.#script = script;
  }

  async send(call: Call, signal: AbortSignal): Promise<Reply> {
    const { status, body } = await this.open(call, signal);
    return { status, text: Buffer.concat(await collected(body)).toString("utf8") };
  }

  async open(call: Call, signal: AbortSignal): Promise<OpenReply> {
    this.calls.push(call);
    this.signals.push(signal);
    const { status = 200, pieces } = this.#script(call, signal);
    return Promise.resolve({ status, body: pieces });
  }
}

/** In these pieces. */
export function saying(texts: readonly (string | Uint8Array)[], status = 200): Script {
  return () => ({ status, pieces: inTurn(texts) });
}

/** Says this much and then nothing, until the call is broken off. */
export function hangingAfter(text: string): Script {
  return (_, signal) => ({ pieces: hanging(text, signal) });
}

export function bytes(text: string): Uint8Array {
  return UTF8.encode(text);
}

export async function* inTurn(texts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    yield await Promise.resolve(typeof text === "string" ? bytes(text) : text);
  }
}

async function* hanging(text: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  yield bytes(text);
  await new Promise((_, reject) => {
    const close = () => {
      reject(new Error("The connection was closed."));
    };
    signal.addEventListener("abort", close);
    if (signal.aborted) {
      close();
    }
  });
}

export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}
