import { createParser } from "eventsource-parser";

export interface SseEvent {
  readonly event: string;
  readonly data: string;
}

/** Reads server-sent events from bytes that may be cut anywhere, within characters too. */
export async function* sseEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<SseEvent> {
  let ready: SseEvent[] = [];
  const parser = createParser({
    onEvent: (message) => ready.push({ event: message.event ?? "message", data: message.data }),
  });
  const decoder = new TextDecoder();
  for await (const bytes of body) {
    parser.feed(decoder.decode(bytes, { stream: true }));
    const events = ready;
    ready = [];
    yield* events;
  }
}
