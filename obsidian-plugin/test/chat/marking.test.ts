import { describe, expect, it } from "vitest";
import { marked, wordsOf } from "../../src/chat/marking";

function shown(text: string, query: string): string {
  return marked(text, wordsOf(query))
    .map((piece) => (piece.matches ? `<${piece.text}>` : piece.text))
    .join("");
}

describe("marked words", () => {
  it.each([
    ["Paint the hull", "hull", "Paint the <hull>"],
    ["Estaleiro São João", "sao JOAO", "Estaleiro <São> <João>"],
    ["They painted", "paints", "They <painted>"],
    ["a cat, a catalogue", "cat", "a <cat>, a catalogue"],
    ["x y", "x", "x y"],
    ["Nothing", "hull", "Nothing"],
    ["", "hull", ""],
    ["Hull", "", "Hull"],
    ["C++ (1) [a]", "( [ \\ *", "C++ (1) [a]"],
  ])("in %j for %j", (text, query, expected) => {
    expect(shown(text, query)).toBe(expected);
  });

  it("are brought into view, the text cut at a word", () => {
    const text = `${"before ".repeat(30)}hull after`;
    expect(shown(text, "hull")).toMatch(/^…(before )+<hull> after$/);
    expect(shown(text, "hull").length).toBeLessThan(90);
  });
});
