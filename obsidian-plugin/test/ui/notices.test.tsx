// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import * as v from "valibot";
import { afterEach, describe, expect, it } from "vitest";
import { DaemonClient } from "../../src/daemon/client";
import type { Link } from "../../src/daemon/link";
import type { Status } from "../../src/daemon/wire";
import { status } from "../../src/daemon/wire";
import { Greeting } from "../../src/ui/greeting";
import type { Host } from "../../src/ui/host";
import { Notices } from "../../src/ui/notices";
import { Session } from "../../src/ui/session";
import { ADDRESS, saying, ScriptedTransport } from "../daemon/scripted";
import { exampleJson } from "../wire";

const KEEPER = "Searches are made of your own words, as llm.keeper-model cannot be asked: Ollama does not have the model qwen3:1.7b.";

/** A host whose daemon says this of its models. */
function host(llm: Partial<Status["llm"]>): Host {
  const known = v.parse(status, exampleJson("status.json"));
  const client = new DaemonClient(new ScriptedTransport(saying(['{"suggestions": []}'])), ADDRESS);
  const link = signal<Link>({ state: "ready", client, status: { ...known, llm: { ...known.llm, ...llm } } });
  const preferences = signal({ persona: "", researchSteps: null, sendNote: false });
  return { link, preferences, version: known.version, locale: "en", shelf: { follow: () => undefined } } as unknown as Host;
}

async function drawn(what: preact.ComponentChild): Promise<string> {
  await act(() => {
    render(what, document.body);
  });
  return document.body.textContent;
}

describe("what is said of the models", () => {
  afterEach(() => {
    render(null, document.body);
  });

  it("is nothing where both are there", async () => {
    expect(await drawn(<Notices host={host({})} />)).toBe("");
  });

  it("is what the one lacks that plans the search, though the other writes", async () => {
    const text = await drawn(<Notices host={host({ reason: KEEPER, hint: "ollama pull qwen3:1.7b" })} />);
    expect(text).toBe(`${KEEPER} Get it with: ollama pull qwen3:1.7b`);
  });

  it("is said once, by the greeting, where no model writes", async () => {
    const absent = host({ available: false, reason: "No model is set up.", hint: "set llm.provider to ollama." });
    expect(await drawn(<Notices host={absent} />)).toBe("");
    const greeting = await drawn(<Greeting session={new Session(absent)} personas={[]} />);
    expect(greeting).toBe("No model is running, so answers will be quotes from your notes. No model is set up. Set llm.provider to ollama.");
  });
});
