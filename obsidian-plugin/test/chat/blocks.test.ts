import { marked } from "marked";
import { describe, expect, it } from "vitest";
import { settledLength } from "../../src/chat/blocks";
import { Random } from "./random";

const ROUNDS = 300;

const BLOCKS = [
  "A paragraph.", "Two lines\nof one paragraph.", "# Heading", "Setext\n===", "---", "> a quote\n> of two lines", "> lazy\nquote",
  "```\ncode\n\nwith a gap\n```", "~~~python\n# not a heading\n\n- not a list\n~~~", "````\n```\n\ninner\n```\n````",
  "- one\n- two", "- one\n\n- two, loose", "1. one\n\n   of two paragraphs\n\n2. two", "* one\n  - inner\n\n  still one", "    indented\n\n    code",
  "| a | b |\n|---|---|\n| 1 | 2 |", "**bold** and `code` [1]", "a paragraph\n- with a list", "a paragraph\n```\nfenced\n\nat once\n```", "- ```\n  in a list\n\n  fenced\n  ```",
];

function rendered(markdown: string): string {
  return marked.parse(markdown, { async: false }).replace(/\s+/g, " ").replaceAll("> <", "><").trim();
}

describe("what is settled of a growing text", () => {
  it("is rendered apart from the rest as it is in the whole, at every length", () => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const text = `${new Random(seed).some(BLOCKS, 5).join("\n\n")}\n`;
      for (let end = 0; end <= text.length; end++) {
        const grown = text.slice(0, end);
        const settled = settledLength(grown);
        const apart = [grown.slice(0, settled), grown.slice(settled)].map(rendered).join("");
        expect(apart, `seed ${seed}, ${end}: ${JSON.stringify(grown)} at ${settled}`).toBe(rendered(grown).replaceAll("> <", "><"));
      }
    }
  });

  it("never shrinks", () => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const text = new Random(seed).some(BLOCKS, 5).join("\n\n");
      const lengths = Array.from({ length: text.length + 1 }, (_, end) => settledLength(text.slice(0, end)));
      expect(lengths, `seed ${seed}`).toEqual([...lengths].sort((a, b) => a - b));
    }
  });

  it.each([
    ["", 0],
    ["One", 0],
    ["One\n", 0],
    ["One\n\n", 5],
    ["One\n\nTwo", 5],
    ["One\n\n```\ncode\n\nmore", 5],
    ["One\n\n```\ncode\n```\n\nTwo", 19],
    ["One\n\n- a\n\n- b\n\n", 5],
    ["- a\n\nTwo\n\nThree", 10],
    ["$$\nx\n\ny\n$$\n\nTwo", 12],
    ["$$x$$\n\nTwo", 7],
  ])("of %j are %d characters", (text, length) => {
    expect(settledLength(text)).toBe(length);
  });
});
