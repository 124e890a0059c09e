import { requestUrl } from "obsidian";
import type { Call, OpenReply, Reply, Transport } from "../daemon/transport";
import { openByNode } from "./node-transport";

/** To the daemon from inside Obsidian. */
export const transport: Transport = { send, open };

/** Cannot be broken off: who gives up does not wait for the reply. */
async function send(call: Call): Promise<Reply> {
  const { method, url, body } = call;
  const { status, text } = await requestUrl({
    method,
    url,
    headers: headersOf(call),
    throw: false,
    ...(body === undefined ? {} : { body }),
  });
  return { status, text };
}

/** Node's client takes over where the browser's refuses, such as when an address is kept from pages. */
async function open(call: Call, signal: AbortSignal): Promise<OpenReply> {
  try {
    return await openByFetch(call, signal);
  } catch (e) {
    if (e instanceof TypeError && !signal.aborted) {
      return openByNode(call, headersOf(call), signal);
    }
    throw e;
  }
}

/** By fetch, since requestUrl gives a reply only once it is whole, and cannot be broken off. */
async function openByFetch(call: Call, signal: AbortSignal): Promise<OpenReply> {
  const { method, url, body } = call;
  const reply = await window.fetch(url, {
    method,
    headers: headersOf(call),
    signal,
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    ...(body === undefined ? {} : { body }),
  });
  return { status: reply.status, body: pieces(reply.body) };
}

function headersOf({ token, body }: Call): Record<string, string> {
  return {
    Authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
  };
}

/** By a reader: older installers of Obsidian cannot iterate over streams. */
async function* pieces(stream: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = stream?.getReader();
  try {
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
      yield next.value;
    }
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}
