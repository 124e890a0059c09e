import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { sseEvents } from "../../src/daemon/sse";
import * as wire from "../../src/daemon/wire";
import { example, exampleJson, examples } from "../wire";
import { collected, inTurn } from "./scripted";

const SCHEMAS: Record<string, v.GenericSchema> = {
  "models.json": wire.models,
  "personas.json": wire.personas,
  "problem.json": wire.problem,
  "related.json": wire.related,
  "search.json": wire.found,
  "status.json": wire.status,
  "status-indexing.json": wire.status,
  "status-no-model.json": wire.status,
  "suggest.json": wire.suggestions,
};
const STREAMS: Record<string, Record<string, v.GenericSchema>> = {
  "chat-error.sse": wire.chatEvents,
  "chat-quoted.sse": wire.chatEvents,
  "chat-written.sse": wire.chatEvents,
  "pull.sse": wire.pullEvents,
};
/** What the screen sends, and what it never asks for. */
const NOT_READ = ["chat-request.json", "indexes.json"];

describe("the wire's examples", () => {
  it("are all known here", () => {
    expect(examples()).toEqual([...Object.keys(SCHEMAS), ...Object.keys(STREAMS), ...NOT_READ].sort());
  });

  it.each(Object.entries(SCHEMAS))("%s is read", (name, schema) => {
    const value = exampleJson(name) as object;
    const read = v.safeParse(schema, value);
    expect(read.issues).toBeUndefined();
    expect(value).toMatchObject(withoutDefaults(read.output) as object);
  });

  it.each(Object.entries(STREAMS))("%s is read, event by event", async (name, schemas) => {
    const events = await collected(sseEvents(inTurn([example(name)])));
    expect(events.length).toBeGreaterThan(3);
    for (const { event, data } of events) {
      expect(schemas).toHaveProperty(event);
      expect(v.safeParse(schemas[event] ?? v.never(), JSON.parse(data)).issues).toBeUndefined();
    }
  });

  it("have what a question is sent with", () => {
    const request = exampleJson("chat-request.json") as wire.ChatRequest;
    const sent: Record<keyof wire.ChatRequest, true> = {
      messages: true,
      persona: true,
      scope: true,
      note: true,
      researchSteps: true,
      topK: true,
    };
    expect(Object.keys(request).sort()).toEqual(Object.keys(sent).sort());
  });

  it("may be without what can be null, and with what is not known yet", () => {
    const status = exampleJson("status.json") as { index: object };
    const older = Object.entries(status.index).filter(([name]) => !["lastChange", "building", "problem"].includes(name));
    const read = v.parse(wire.status, { ...status, index: { ...Object.fromEntries(older), colour: "green" } });
    expect(read.index).toMatchObject({ lastChange: null, building: null, problem: null });
    expect(read.index).not.toHaveProperty("colour");
  });
});

/** Without what the reader adds where the example says nothing: numbers, participants, copies and nulls. */
function withoutDefaults<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      inner === null || (key === "n" && inner === 0) || (["participants", "copies"].includes(key) && (inner as unknown[]).length === 0)
        ? undefined
        : inner,
    ),
  ) as T;
}
