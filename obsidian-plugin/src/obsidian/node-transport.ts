import type { IncomingMessage } from "node:http";
import { request } from "node:http";
import type { Call, OpenReply } from "../daemon/transport";

/** Opens a reply by Node's client, to which no rule for pages applies; throws where nobody answers. */
export function openByNode(call: Call, headers: Record<string, string>, signal: AbortSignal): Promise<OpenReply> {
  return new Promise((resolve, reject) => {
    const outgoing = request(call.url, { method: call.method, headers });
    const breakOff = () => {
      outgoing.destroy(signal.reason as Error);
    };
    if (signal.aborted) {
      breakOff();
    }
    signal.addEventListener("abort", breakOff, { once: true });
    outgoing.on("close", () => {
      signal.removeEventListener("abort", breakOff);
    });
    outgoing.on("error", reject);
    outgoing.on("response", (reply) => {
      resolve({ status: reply.statusCode ?? 0, body: pieces(reply) });
    });
    outgoing.end(call.body);
  });
}

async function* pieces(reply: IncomingMessage): AsyncGenerator<Uint8Array> {
  for await (const piece of reply) {
    yield piece as Uint8Array;
  }
}
