import { describe, expect, it } from "vitest";
import { citationsIn } from "../../src/chat/citations";

const KNOWN = new Set([1, 2, 12]);

describe("citations", () => {
  it.each<[string, (string | number)[]]>([
    ["So it was.[1]", ["So it was.", 1]],
    ["[1][2]", [1, 2]],
    ["a [12] b [1], c", ["a ", 12, " b ", 1, ", c"]],
    ["No [3] such [0] source [123]", ["No [3] such [0] source [123]"]],
    ["a[1234] b[1]", ["a[1234] b", 1]],
    ["[x] [ 1 ] [1", ["[x] [ 1 ] [1"]],
    ["", []],
  ])("in %j", (text, parts) => {
    expect(citationsIn(text, KNOWN)).toEqual(parts);
  });

  it("lose nothing of the text", () => {
    const text = "Two coats[1], dry by Friday [2][7] ⚓[12].";
    expect(citationsIn(text, KNOWN).map((part) => (typeof part === "number" ? `[${part}]` : part)).join("")).toBe(text);
  });
});
