import type { AddressInfo } from "node:net";
import type { RequestListener } from "node:http";
import { createServer } from "node:http";
import { expect, onTestFinished, test, vi } from "vitest";
import { openByNode } from "../../src/obsidian/node-transport";

async function server(listener: RequestListener): Promise<string> {
  const http = createServer(listener);
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/chat`;
}

test("a reply comes piece by piece, with the token and the body sent", async () => {
  const url = await server((request, response) => {
    request.setEncoding("utf8").on("data", (body) => {
      response.writeHead(200).write(`${request.method} ${request.headers.authorization} ${body}`);
      response.end();
    });
  });
  const call = { method: "POST", url, token: "t", body: '{"ä":1}' } as const;
  const reply = await openByNode(call, { Authorization: "Bearer t" }, new AbortController().signal);
  const pieces = [];
  for await (const piece of reply.body) {
    pieces.push(piece);
  }
  expect(reply.status).toBe(200);
  expect(Buffer.concat(pieces).toString()).toBe('POST Bearer t {"ä":1}');
});

test("aborting breaks off the body, and the other side sees it", async () => {
  let left = false;
  const url = await server((_, response) => {
    response.on("close", () => {
      left = true;
    });
    response.writeHead(200).write("first");
  });
  const stop = new AbortController();
  const reply = await openByNode({ method: "GET", url, token: "t" }, {}, stop.signal);
  const read = async () => {
    for await (const piece of reply.body) {
      expect(Buffer.from(piece).toString()).toBe("first");
      stop.abort();
    }
  };
  await expect(read()).rejects.toThrow();
  await vi.waitUntil(() => left, { timeout: 10_000 });
});

test("nobody there, or called off before, throws", async () => {
  const call = { method: "GET", url: "http://127.0.0.1:9/", token: "t" } as const;
  await expect(openByNode(call, {}, new AbortController().signal)).rejects.toThrow();
  await expect(openByNode(call, {}, AbortSignal.abort())).rejects.toThrow();
});
