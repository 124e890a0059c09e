import type { Call, OpenReply, Reply, Transport } from "../daemon/transport";

/** The browser's own way. */
export class FetchTransport implements Transport {
  async send(call: Call, signal: AbortSignal): Promise<Reply> {
    const response = await fetched(call, signal);
    return { status: response.status, text: await response.text() };
  }

  async open(call: Call, signal: AbortSignal): Promise<OpenReply> {
    const { status, body } = await fetched(call, signal);
    return { status, body: pieces(body) };
  }
}

function fetched({ method, url, token, body }: Call, signal: AbortSignal): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  return window.fetch(url, { method, headers, body: body ?? null, signal, cache: "no-store", credentials: "omit", redirect: "error" });
}

/** Some browsers cannot iterate over a stream. */
async function* pieces(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    yield next.value;
  }
}
