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
    ["昨日、造船所が船体を塗りました。", "船体", "昨日、造船所が<船体>を塗りました。"],
    ["我的船在码头，很大。", "船在哪里？", "我的<船><在>码头，很大。"],
    ["我的船在码头", "船", "我的<船>在码头"],
    ["เรือของฉันอยู่ที่ท่าเรือ", "ท่าเรือ", "เรือของฉันอยู่ที่<ท่าเรือ>"],
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
    expect(shown(`${"甲".repeat(200)}船体`, "船体")).toBe(`…${"甲".repeat(60)}<船体>`);
  });
});
