import * as v from "valibot";
import { AbsentError, isAbort, ProblemError, TokenError, UnreadableError } from "./errors";
import { linked, REPLY_MS, SILENCE_MS, unlessSilent, within } from "./patience";
import { sseEvents } from "./sse";
import type { Call, OpenReply, Transport } from "./transport";
import * as wire from "./wire";

/** Where a daemon is, and what it takes to talk to it. */
export interface Address {
  readonly url: string;
  readonly token: string;
}

export type IndexOrder = "rebuild" | "pause" | "resume" | "scan";

const BASE = "/api/v1";
const TEXT = new TextDecoder();

/**
 * The daemon's calls. All throw AbsentError where nobody answers, TokenError where the token is not known, ProblemError
 * where the daemon says what is wrong, and an AbortError where the caller's signal broke them off.
 */
export class DaemonClient {
  readonly address: Address;
  readonly #transport: Transport;

  constructor(transport: Transport, address: Address) {
    this.#transport = transport;
    this.address = address;
  }

  health(signal?: AbortSignal) {
    return this.#get("/health", wire.health, signal);
  }

  status(signal?: AbortSignal) {
    return this.#get("/status", wire.status, signal);
  }

  search(request: wire.SearchRequest, signal?: AbortSignal) {
    return this.#post("/search", request, wire.found, signal);
  }

  async related(path: string, k: number, signal?: AbortSignal) {
    const query = new URLSearchParams({ path, k: String(k) });
    return (await this.#get(`/related?${query}`, wire.related, signal)).notes;
  }

  /** What a scope can be narrowed to; with an empty text the documents changed last. */
  async suggest(text: string, k: number, signal?: AbortSignal) {
    const query = new URLSearchParams({ q: text, k: String(k) });
    return (await this.#get(`/suggest?${query}`, wire.suggestions, signal)).suggestions;
  }

  personas(signal?: AbortSignal) {
    return this.#get("/personas", wire.personas, signal);
  }

  models(signal?: AbortSignal) {
    return this.#get("/models", wire.models, signal);
  }

  order(order: IndexOrder, signal?: AbortSignal) {
    return this.#post(`/index/${order}`, undefined, wire.status, signal);
  }

  /** The status, at once and whenever it changes, until the signal or the daemon ends it. */
  async *statuses(signal: AbortSignal): AsyncGenerator<wire.Status> {
    for await (const { event, data } of this.#stream({ method: "GET", path: "/events" }, signal)) {
      if (event === "status") {
        yield parsed(wire.status, data);
      }
    }
  }

  /** An answer; its last event is done or error, unless the connection breaks, which throws. */
  async *chat(request: wire.ChatRequest, signal: AbortSignal): AsyncGenerator<wire.ChatEvent> {
    yield* this.#named("/chat", request, wire.chatEvents, signal) as AsyncGenerator<wire.ChatEvent>;
  }

  /** Fetches a model; its last event is done or error, unless the connection breaks, which throws. */
  async *pull(name: string, signal: AbortSignal): AsyncGenerator<wire.PullEvent> {
    yield* this.#named("/models/pull", { name }, wire.pullEvents, signal) as AsyncGenerator<wire.PullEvent>;
  }

  /** Events of known names, up to the one that ends the stream. */
  async *#named(path: string, request: unknown, schemas: Record<string, v.GenericSchema>, signal: AbortSignal) {
    const body = JSON.stringify(request);
    for await (const { event, data } of this.#stream({ method: "POST", path, body }, signal)) {
      const schema = schemas[event];
      if (schema) {
        yield { event, data: parsed(schema, data) };
        if (event === "done" || event === "error") {
          return;
        }
      }
    }
    throw new AbsentError("The daemon broke off.");
  }

  async *#stream(call: { method: "GET" | "POST"; path: string; body?: string }, signal: AbortSignal) {
    const stop = new AbortController();
    const unlink = linked(signal, stop);
    try {
      const reply = await this.#opened(call, stop.signal);
      yield* sseEvents(unlessSilent(reply.body, SILENCE_MS));
    } catch (e) {
      throw told(e, signal);
    } finally {
      unlink();
      stop.abort(); // whoever leaves the loop early stops the daemon too
    }
  }

  async #opened(call: { method: "GET" | "POST"; path: string; body?: string }, signal: AbortSignal) {
    const reply = await within(SILENCE_MS, signal, () => this.#transport.open(this.#call(call), signal));
    if (reply.status !== 200) {
      throw refusal(reply.status, await whole(reply));
    }
    return reply;
  }

  #get<T extends v.GenericSchema>(path: string, schema: T, signal?: AbortSignal) {
    return this.#sent({ method: "GET", path }, schema, signal);
  }

  #post<T extends v.GenericSchema>(path: string, body: unknown, schema: T, signal?: AbortSignal) {
    return this.#sent({ method: "POST", path, body: JSON.stringify(body ?? {}) }, schema, signal);
  }

  async #sent<T extends v.GenericSchema>(
    call: { method: "GET" | "POST"; path: string; body?: string },
    schema: T,
    signal?: AbortSignal,
  ): Promise<v.InferOutput<T>> {
    try {
      const reply = await within(REPLY_MS, signal, (s) => this.#transport.send(this.#call(call), s));
      if (reply.status >= 300) {
        throw refusal(reply.status, reply.text);
      }
      return parsed(schema, reply.text);
    } catch (e) {
      throw told(e, signal);
    }
  }

  #call(call: { method: "GET" | "POST"; path: string; body?: string }): Call {
    const { path, ...rest } = call;
    return { ...rest, url: this.address.url + BASE + path, token: this.address.token };
  }
}

function parsed<T extends v.GenericSchema>(schema: T, text: string): v.InferOutput<T> {
  const result = v.safeParse(schema, json(text));
  if (!result.success) {
    throw new UnreadableError("What answers is no daemon that this version can talk to.");
  }
  return result.output;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(status: number, text: string): Error {
  if (status === 401) {
    return new TokenError("The daemon does not know the token.");
  }
  const result = v.safeParse(wire.problem, json(text));
  return result.success
    ? new ProblemError(result.output)
    : new UnreadableError("What answers is no daemon that this version can talk to.");
}

/** One of the four errors that callers know. */
function told(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted === true) {
    return signal.reason;
  }
  const known = error instanceof AbsentError || error instanceof TokenError || error instanceof ProblemError;
  return known || isAbort(error) ? error : new AbsentError("The daemon does not answer.", { cause: error });
}

async function whole(reply: OpenReply): Promise<string> {
  let text = "";
  for await (const bytes of unlessSilent(reply.body, SILENCE_MS)) {
    text += TEXT.decode(bytes, { stream: true });
  }
  return text;
}
