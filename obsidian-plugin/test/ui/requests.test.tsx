// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { describe, expect, it } from "vitest";
import { DaemonClient } from "../../src/daemon/client";
import type { Link } from "../../src/daemon/link";
import type { Status } from "../../src/daemon/wire";
import { Greeting } from "../../src/ui/greeting";
import type { Host } from "../../src/ui/host";
import { Session } from "../../src/ui/session";
import { ADDRESS, saying, ScriptedTransport } from "../daemon/scripted";

const INDEX = { state: "indexing", documents: 812, progress: { phase: "vectors", done: 0, total: 5210, etaSeconds: 12 } };
const LLM = { provider: "ollama", model: "llama3.1:8b", available: false, reason: "Ollama is not running.", hint: null };

describe("what is asked of the daemon while it works", () => {
  it("does not grow with its status events", async () => {
    const transport = new ScriptedTransport(saying(['{"suggestions": []}']));
    const client = new DaemonClient(transport, ADDRESS);
    const ready = (done: number): Link => ({
      state: "ready",
      client,
      status: { llm: LLM, index: { ...INDEX, progress: { ...INDEX.progress, done } } } as unknown as Status,
    });
    const link = signal<Link>(ready(0));
    const preferences = signal({ persona: "", researchSteps: null, sendNote: false });
    const session = new Session({ link, preferences, locale: "en", shelf: { follow: () => undefined } } as unknown as Host);
    await act(() => {
      render(<Greeting session={session} personas={[]} />, document.body);
    });
    for (let done = 1; done <= 20; done++) {
      await act(() => {
        link.value = ready(done);
      });
    }
    expect(transport.calls.map(({ url }) => new URL(url).pathname).sort()).toEqual(["/api/v1/models", "/api/v1/suggest"]);
    render(null, document.body);
  });
});
