import { describe, expect, it } from "vitest";
import { DaemonClient } from "../../src/daemon/client";
import { AbsentError, isAbort, ProblemError, TokenError } from "../../src/daemon/errors";
import { example } from "../wire";
import type { Script } from "./scripted";
import { ADDRESS, bytes, collected, hangingAfter, saying, ScriptedTransport } from "./scripted";

const QUESTION = { messages: [{ role: "user" as const, content: "Who paints the hull?" }], scope: {} };

function client(script: Script) {
  const transport = new ScriptedTransport(script);
  return { transport, client: new DaemonClient(transport, ADDRESS) };
}

function never() {
  return new AbortController().signal;
}

function chat(script: Script) {
  return collected(client(script).client.chat(QUESTION, never()));
}

describe("a stream", () => {
  const streams = {
    "chat-written.sse": (script: Script) => chat(script),
    "chat-quoted.sse": (script: Script) => chat(script),
    "chat-error.sse": (script: Script) => chat(script),
    "pull.sse": (script: Script) => collected(client(script).client.pull("qwen3:4b", never())),
  } as const;

  it.each(Object.entries(streams))("%s is the same wherever it is cut", async (name, events) => {
    const all = bytes(example(name));
    const expected = await events(saying([all]));
    expect(expected.at(-1)?.event).toMatch(/^(done|error)$/);
    for (let at = 0; at <= all.length; at++) {
      expect(await events(saying([all.slice(0, at), all.slice(at)])), `cut at ${at}`).toEqual(expected);
    }
  });

  it("is the same byte by byte, and with Windows' line ends", async () => {
    const text = example("chat-written.sse");
    const expected = await chat(saying([text]));
    expect(await chat(saying([...bytes(text)].map((byte) => Uint8Array.of(byte))))).toEqual(expected);
    expect(await chat(saying([text.replaceAll("\n", "\r\n")]))).toEqual(expected);
  });

  it("has its tokens in order, with their blanks", async () => {
    const events = await chat(saying([example("chat-written.sse")]));
    const answer = events.map(({ event, data }) => (event === "token" ? data.text : "")).join("");
    const last = events.at(-1);
    expect(last?.event === "done" && last.data.answer.trim()).toBe(answer.trim());
  });

  it("passes over events of other names", async () => {
    const text = example("pull.sse");
    const events = await collected(client(saying(["event: weather\ndata: rain\n\n", text])).client.pull("m", never()));
    expect(events).toEqual(await collected(client(saying([text])).client.pull("m", never())));
  });

  it("that breaks off before its end is told as an absence, after all that came", async () => {
    const text = example("chat-written.sse");
    const stream = client(saying([text.slice(0, text.indexOf("event: done"))])).client.chat(QUESTION, never());
    const seen: string[] = [];
    const reading = (async () => {
      for await (const { event } of stream) {
        seen.push(event);
      }
    })();
    await expect(reading).rejects.toBeInstanceOf(AbsentError);
    expect(seen.filter((event) => event === "token")).toHaveLength(4);
  });

  it("of data that is no JSON is told as an absence", async () => {
    await expect(chat(saying(["event: token\ndata: {rubbish\n\n"]))).rejects.toBeInstanceOf(AbsentError);
    await expect(chat(saying(['event: token\ndata: {"txt": 1}\n\n']))).rejects.toBeInstanceOf(AbsentError);
  });

  it("ends with an abort where the caller breaks it off, and so does its connection", async () => {
    const stop = new AbortController();
    const { transport, client: daemon } = client(hangingAfter(example("pull.sse").split("event: done")[0] ?? ""));
    const reading = (async () => {
      for await (const event of daemon.pull("m", stop.signal)) {
        if (event.event === "progress" && event.data.status === "success") {
          stop.abort();
        }
      }
    })();
    await expect(reading).rejects.toSatisfy(isAbort);
    expect(transport.signals[0]?.aborted).toBe(true);
  });

  it("is broken off by a reader who leaves early", async () => {
    const { transport, client: daemon } = client(hangingAfter(example("chat-written.sse")));
    for await (const { event } of daemon.chat(QUESTION, never())) {
      if (event === "token") {
        break;
      }
    }
    expect(transport.signals[0]?.aborted).toBe(true);
  });

  it("is closed once its last event is there, though the daemon keeps it open", async () => {
    const { transport, client: daemon } = client(hangingAfter(example("chat-written.sse")));
    await collected(daemon.chat(QUESTION, never()));
    expect(transport.signals[0]?.aborted).toBe(true);
  });
});

describe("a refusal", () => {
  const refused = (status: number, text: string) => {
    const script = saying([text], status);
    return [client(script).client.status(), chat(script)];
  };

  it("of the token is a TokenError", async () => {
    for (const call of refused(401, example("problem.json"))) {
      await expect(call).rejects.toBeInstanceOf(TokenError);
    }
  });

  it("with a problem is a ProblemError in the daemon's words", async () => {
    for (const call of refused(400, example("problem.json"))) {
      const error: unknown = await call.catch((e: unknown) => e);
      expect(error).toBeInstanceOf(ProblemError);
      expect(error).toMatchObject({ message: '"scope.to" must not be before "scope.from"', problem: { status: 400 } });
    }
  });

  it.each([
    [404, "<!doctype html><title>Not found</title>"],
    [502, ""],
    [500, "{}"],
    [200, "<!doctype html><title>A router</title>"],
    [200, '{"status": "ok"}'],
    [302, ""],
  ])("of no daemon (%d %s) is an AbsentError", async (status, text) => {
    for (const call of refused(status, text)) {
      await expect(call).rejects.toBeInstanceOf(AbsentError);
    }
  });

  it("by nobody is an AbsentError", async () => {
    const script = () => {
      throw new TypeError("Failed to fetch");
    };
    await expect(client(script).client.health()).rejects.toBeInstanceOf(AbsentError);
    await expect(chat(script)).rejects.toBeInstanceOf(AbsentError);
  });

  it("by the caller before anything was sent is an abort", async () => {
    const gone = AbortSignal.abort();
    await expect(client(saying(["{}"])).client.status(gone)).rejects.toSatisfy(isAbort);
    await expect(collected(client(saying([""])).client.chat(QUESTION, gone))).rejects.toSatisfy(isAbort);
  });
});

describe("a call", () => {
  it.each([
    ["health", (daemon: DaemonClient) => daemon.health(), '{"status":"ok","version":"0.1.0"}'],
    ["status", (daemon: DaemonClient) => daemon.status(), example("status.json")],
    ["search", (daemon: DaemonClient) => daemon.search({ query: "hull" }), example("search.json")],
    ["related", (daemon: DaemonClient) => daemon.related("Boat.md", 3), example("related.json")],
    ["suggest", (daemon: DaemonClient) => daemon.suggest("São", 3), example("suggest.json")],
    ["personas", (daemon: DaemonClient) => daemon.personas(), example("personas.json")],
    ["models", (daemon: DaemonClient) => daemon.models(), example("models.json")],
    ["order", (daemon: DaemonClient) => daemon.order("scan"), example("status.json")],
  ])("%s carries the token to the daemon, and reads its answer", async (_, call, text) => {
    const { transport, client: daemon } = client(saying([text]));
    expect(await call(daemon)).toBeTruthy();
    expect(transport.calls).toHaveLength(1);
    expect(transport.calls[0]?.token).toBe("secret");
    expect(transport.calls[0]?.url).toMatch(/^http:\/\/127\.0\.0\.1:4816\/api\/v1\/[a-z]/);
  });

  it("writes what is asked into the address, whatever is in it", async () => {
    const { transport, client: daemon } = client(saying([example("related.json")]));
    await daemon.related("A & B/Ólá? #1.md", 3);
    const url = new URL(transport.calls[0]?.url ?? "");
    expect(Object.fromEntries(url.searchParams)).toEqual({ path: "A & B/Ólá? #1.md", k: "3" });
  });

  it("sends a question as it is", async () => {
    const { transport, client: daemon } = client(saying([example("chat-written.sse")]));
    await collected(daemon.chat(QUESTION, never()));
    expect(transport.calls[0]).toMatchObject({ method: "POST", body: JSON.stringify(QUESTION) });
  });
});
