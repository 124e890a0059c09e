import { describe, expect, it } from "vitest";
import { headingPath, pageOf } from "../../src/chat/subpath";

const asItIs = (heading: string) => heading;

describe("where a link leads to in its file", () => {
  it("is all headings of a note", () => {
    expect(headingPath({ path: "Boats/Hull.md", headings: ["Hull", "Paint"], uri: null }, asItIs)).toBe("#Hull#Paint");
    expect(headingPath({ path: "Boats/Hull.md", headings: ["Hull", "[[]]"], uri: null }, (heading) => heading.replace(/\W/g, " "))).toBe("#Hull");
    expect(headingPath({ path: "Boats/Hull.md", headings: [], uri: "obsidian://open?vault=N&file=Hull" }, asItIs)).toBe("");
  });

  it("is the page of a PDF, and nothing of another file", () => {
    const uri = "obsidian://open?vault=N&file=A.pdf%23page%3D12";
    expect(headingPath({ path: "A.pdf", headings: ["Page 12"], uri }, asItIs)).toBe("#page=12");
    expect(headingPath({ path: "A.docx", headings: ["Chapter"], uri: null }, asItIs)).toBe("");
  });

  it("is found in the page's address", () => {
    expect(pageOf({ uri: "obsidian://open?vault=N&file=A.pdf%23page%3D3" })).toBe("#page=3");
    expect(pageOf({ uri: "file:///home/ana/A.pdf#page=14" })).toBe("#page=14");
    expect(pageOf({ uri: "obsidian://open?vault=N&file=A" })).toBeNull();
    expect(pageOf({ uri: null })).toBeNull();
  });
});
