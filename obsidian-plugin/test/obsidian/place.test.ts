import { describe, expect, it } from "vitest";
import { opensElsewhere, placeWithin } from "../../src/obsidian/place";

describe("where a passage stands", () => {
  it("is a line of a note and a page of a PDF", () => {
    expect(placeWithin({ startLine: 12, uri: "obsidian://open?vault=N&file=A" })).toEqual({ line: 11 });
    expect(placeWithin({ startLine: null, uri: "obsidian://open?vault=N&file=A.pdf%23page%3D3" })).toEqual({ subpath: "#page=3" });
    expect(placeWithin({ startLine: null, uri: "file:///home/ana/A.pdf#page=14" })).toEqual({ subpath: "#page=14" });
    expect(placeWithin({ startLine: null, uri: null })).toBeNull();
  });
});

describe("what a click hands to the system", () => {
  it("is a known kind of address, and a local file only where the daemon named it", () => {
    expect(opensElsewhere({ source: "whatsapp", uri: "whatsapp://send?phone=351912345678" })).toBe(true);
    expect(opensElsewhere({ source: "documents", uri: "file:///home/ana/A.pdf#page=14" })).toBe(true);
    expect(opensElsewhere({ source: "collections", uri: "file:///home/ana/run.sh" })).toBe(false);
    expect(opensElsewhere({ source: "documents", uri: "file://server/share/A.pdf" })).toBe(false);
    expect(opensElsewhere({ source: "collections", uri: "javascript:alert(1)" })).toBe(false);
    expect(opensElsewhere({ source: "code", uri: null })).toBe(false);
    expect(opensElsewhere({ source: "obsidian", uri: "obsidian://open?vault=N&file=A" })).toBe(true);
    expect(opensElsewhere({ source: "collections", uri: "obsidian://shell-commands/?execute=x" })).toBe(false);
    expect(opensElsewhere({ source: "collections", uri: "obsidian://open-anything?x" })).toBe(false);
    expect(opensElsewhere({ source: "collections", uri: "obsidian://new?file=A&overwrite" })).toBe(false);
  });
});
