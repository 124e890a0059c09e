import { describe, expect, it } from "vitest";
import { before, requestFor, titleOf, withTurn } from "../../src/chat/conversation";
import { answered, conversation, question } from "./turns";

const HULL = answered("Who paints the hull?", "The yard.[1]");
const PRICE = answered("What does it cost?", "1,450.");

describe("a conversation", () => {
  it("has its first question's first line for a title until it is given one", () => {
    expect(titleOf(conversation())).toBe("");
    const chat = conversation({ turns: [question("  Hull?\nAnd the mast?"), PRICE] });
    expect(titleOf(chat)).toBe("Hull?");
    expect(titleOf({ ...chat, title: "Boat" })).toBe("Boat");
  });

  it("has a title that can be read, however long the question", () => {
    const pasted = "Dear Ines, ".repeat(1000);
    expect(titleOf(conversation({ turns: [question(pasted)] }))).toBe(`${pasted.slice(0, 120).trimEnd()}…`);
    expect(titleOf(conversation({ title: `${"x".repeat(119)}😀.` }))).toBe(`${"x".repeat(119)}…`);
  });

  it("takes a new turn at its end, and a known one in its place", () => {
    const chat = withTurn(withTurn(conversation(), HULL), PRICE);
    expect(chat.turns).toEqual([HULL, PRICE]);
    const changed = { ...HULL, answer: "Ines." };
    expect(withTurn(chat, changed).turns).toEqual([changed, PRICE]);
  });

  it("is as new as its last question, not as its last change", () => {
    const later = { ...HULL, askedAt: "2026-11-22T08:00:00.000Z" };
    const chat = withTurn(conversation(), later);
    expect(chat.updated).toBe(later.askedAt);
    expect(withTurn(chat, { ...later, askedAt: "2027-01-01T00:00:00.000Z" }).updated).toBe(later.askedAt);
  });

  it("that is taken up at an earlier question loses what followed", () => {
    const chat = conversation({ turns: [HULL, PRICE] });
    expect(before(chat, PRICE.id).turns).toEqual([HULL]);
    expect(before(chat, HULL.id).turns).toEqual([]);
    expect(before(chat, "unknown")).toBe(chat);
  });
});

describe("what the daemon is asked", () => {
  it("has the turns so far, in their order, and the question at the end", () => {
    const request = requestFor(conversation({ turns: [HULL, PRICE] }), "In cash?", null, null);
    expect(request).toEqual({
      messages: [
        { role: "user", content: "Who paints the hull?" },
        { role: "assistant", content: "The yard.[1]" },
        { role: "user", content: "What does it cost?" },
        { role: "assistant", content: "1,450." },
        { role: "user", content: "In cash?" },
      ],
      persona: "assistant",
      scope: {},
    });
  });

  it("leaves out turns without an answer, and keeps those that were stopped", () => {
    const turns = [question("Lost?", { state: "failed" }), answered("Half?", "Half", { state: "stopped" })];
    const { messages } = requestFor(conversation({ turns }), "So?", null, null);
    expect(messages.map(({ content }) => content)).toEqual(["Half?", "Half", "So?"]);
  });

  it("has the note, the steps and the scope only where there are any", () => {
    const note = { path: "Boat.md", content: "# Boat", only: true };
    const chips = [{ kind: "tag" as const, value: "boat", label: "#boat" }];
    const request = requestFor(conversation({ persona: "", chips }), "?", note, 2);
    expect(request).toMatchObject({ note, researchSteps: 2, scope: { tags: ["boat"] } });
    expect(request).not.toHaveProperty("persona");
  });
});
