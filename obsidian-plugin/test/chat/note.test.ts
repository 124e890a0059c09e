import { describe, expect, it } from "vitest";
import { noteName, noteText } from "../../src/chat/note";
import { answered, conversation, passages, question } from "./turns";

const WORDS = { sources: "Sources", untitled: "Untitled chat" };

describe("the name of a chat's note", () => {
  it.each([
    ["What does it cost?", "What does it cost"],
    ["A/B: <C> [[d]] #e ^f|g\\h*\"", "A B C d e f g h"],
    ["  ..hidden..  ", "hidden"],
    ["Olá, São João", "Olá, São João"],
    ["???", "Untitled chat"],
    ["", "Untitled chat"],
    ["a\tb\u0000c", "a b c"],
    ["long ".repeat(40), "long ".repeat(16).trim()],
  ])("of %j is %j", (title, name) => {
    expect(noteName(conversation({ title }), WORDS)).toBe(name);
  });

  it("cuts no character in two", () => {
    const name = noteName(conversation({ title: `${"a".repeat(79)}🙂🙂` }), WORDS);
    expect(Buffer.from(name).toString()).toBe(name);
  });
});

describe("a chat as a note", () => {
  it("lets no source's title load anything", () => {
    const evil = passages().map((passage) => ({ ...passage, path: null, title: '<img src="https://evil.example/p.png">', headings: [] }));
    const text = noteText(conversation({ turns: [answered("Hull?", "The yard.[1]", { passages: evil, citations: [1] })] }), WORDS);
    expect(text).toContain("evil.example");
    expect(text).not.toContain("<img");
  });

  it("has questions as headings, answers as they are, and sources as links", () => {
    const turns = [
      answered("Hull?\nAnd when?", "The yard.[1]\n", { passages: passages(), citations: [1, 2] }),
      answered("Bread?", "Rye."),
    ];
    expect(noteText(conversation({ turns }), WORDS)).toBe(
      [
        "---",
        "created: 2026-11-21T10:00:00.000Z",
        'persona: "assistant"',
        "---",
        "",
        "## Hull?",
        "",
        "And when?",
        "",
        "The yard.[1]",
        "",
        "Sources:",
        "",
        "- \\[1\\] [[Boats/Estaleiro São João#Hull#Paint|Estaleiro São João › Hull › Paint]]",
        "- \\[2\\] Inês Duarte",
        "",
        "## Bread?",
        "",
        "Rye.",
        "",
      ].join("\n"),
    );
  });

  it("has no link that its target's name would break", () => {
    const [note] = passages();
    const odd = { ...note, title: "A [b] | c", headings: ["Paint #2 | [x]^y"] };
    const turn = answered("?", "So.[1]", { passages: [odd], citations: [1] });
    const [link = ""] = /\[\[.*\]\]/.exec(noteText(conversation({ turns: [turn] }), WORDS)) ?? [];
    expect(link.slice(2, -2)).not.toMatch(/[[\]]/);
    expect(link.match(/\|/g)).toHaveLength(1);
    expect(link.split("|")[0]?.match(/[#^]/g)).toEqual(["#"]);
  });

  it("leaves out sources that are not cited, and says nothing for no answer", () => {
    const text = noteText(conversation({ turns: [question("Lost?", { passages: passages() })] }), WORDS);
    expect(text).not.toContain("Sources");
    expect(text).toContain("## Lost?");
  });
});
