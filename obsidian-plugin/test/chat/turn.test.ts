import { describe, expect, it } from "vitest";
import { advanced, failed, stopped } from "../../src/chat/turn";
import { eventsOf, passages, question } from "./turns";

const PROBLEM = { title: "Gone", status: 0, detail: "The daemon broke off.", hint: null };

async function after(name: string) {
  return (await eventsOf(name)).reduce(advanced, question("What does the hull cost?"));
}

describe("a turn", () => {
  it("grows into a written answer with its sources, times and room", async () => {
    const turn = await after("chat-written.sse");
    expect(turn).toMatchObject({ state: "done", mode: "written", citations: [1, 2], problem: null });
    expect(turn.answer).toContain("[1][2]");
    expect(turn.steps).toEqual([
      { search: true, queries: ["hull paint price", "estaleiro preço"], from: "2026-03-01", to: null },
    ]);
    expect(turn.passages?.map(({ n }) => n)).toEqual([1, 2]);
    expect(turn.budget?.limit).toBeGreaterThan(0);
    expect(turn.timings?.totalMs).toBeGreaterThan(0);
  });

  it("grows into quotes", async () => {
    expect(await after("chat-quoted.sse")).toMatchObject({ state: "done", mode: "quoted", citations: [1, 2] });
  });

  it("keeps what came before an error", async () => {
    const turn = await after("chat-error.sse");
    expect(turn).toMatchObject({ state: "failed", answer: "The yard wants", problem: { status: 503 } });
    expect(turn.passages).toHaveLength(2);
  });

  it("goes through its stages in their order", async () => {
    const stages: string[] = [];
    (await eventsOf("chat-written.sse")).reduce((turn, event) => {
      const next = advanced(turn, event);
      stages.push(...(next.stage === turn.stage ? [] : [next.stage]));
      return next;
    }, question("?"));
    expect(stages).toEqual(["understanding", "searching", "answering"]);
  });

  it("collects the steps of a longer research", () => {
    const steps = [1, 2, 3].map((step) => ({ search: true, queries: [`query ${step}`], from: null, to: null }));
    const turn = steps.reduce((soFar, data, i) => {
      const searching = advanced(soFar, { event: "stage", data: { stage: "searching", step: i + 1 } });
      return advanced(searching, { event: "query", data });
    }, question("?"));
    expect(turn).toMatchObject({ steps, step: 3 });
  });

  it("takes the answer from the end, whose stray citations are gone", () => {
    const written = advanced(question("?", { passages: passages() }), { event: "token", data: { text: "So.[1][7]" } });
    expect(written.answer).toBe("So.[1][7]");
    const done = { answer: "So.[1]", mode: "written" as const, citations: [1], budget: BUDGET, timings: TIMINGS };
    expect(advanced(written, { event: "done", data: done }).answer).toBe("So.[1]");
  });

  it.each([
    ["stopped", stopped(question("?"))],
    ["failed", failed(question("?"), PROBLEM)],
    ["done", question("?", { state: "done" })],
  ])("that is %s takes nothing in any more", (_, ended) => {
    expect(advanced(ended, { event: "token", data: { text: "late" } })).toBe(ended);
    expect(stopped(ended)).toBe(ended);
    expect(failed(ended, PROBLEM)).toBe(ended);
  });

  it("that is stopped keeps what came, and the sources that it cites so far", () => {
    const turn = stopped(question("?", { passages: passages(), answer: "Two coats [2] and [9]" }));
    expect(turn).toMatchObject({ state: "stopped", answer: "Two coats [2] and [9]", citations: [2] });
  });

  it("that fails before the search cites nothing", () => {
    expect(failed(question("?", { answer: "[1]" }), PROBLEM)).toMatchObject({ citations: [], problem: PROBLEM });
  });
});

const BUDGET = { limit: 8192, prompt: 900, passages: 700, history: 0, note: 0, dropped: 0, truncated: false };
const TIMINGS = { understandMs: 1, searchMs: 2, firstTokenMs: null, totalMs: 4 };
