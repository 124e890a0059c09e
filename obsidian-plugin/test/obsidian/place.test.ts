import { describe, expect, it } from "vitest";
import { linesOf, opensElsewhere } from "../../src/obsidian/place";

const PASSAGE = {
  text: "Two coats of antifouling,\ndry by Friday.",
  headings: ["Hull", "Paint"],
  startLine: 5,
  endLine: 6,
  blockId: null,
};
const NOTE = ["# Hull", "", "## Paint", "", "Two coats of antifouling,", "dry by Friday.", "", "## Sails", "", "None."];

describe("where a passage stands in its note", () => {
  const shown = (lines: readonly string[], change: Partial<typeof PASSAGE> = {}) => linesOf(lines.join("\n"), { ...PASSAGE, ...change });

  it("is at its lines while nothing has changed", () => {
    expect(shown(NOTE)).toEqual({ first: 4, last: 5 });
  });

  it("is at its lines where it was read without a comment or a mark", () => {
    expect(shown(NOTE, { text: "Two coats of antifouling,\ndry %%no%% by **Friday**." })).toEqual({ first: 4, last: 5 });
    expect(shown(NOTE.with(4, "Two coats %% or three %% of antifouling,"))).toEqual({ first: 4, last: 5 });
  });

  it("has moved with what was written above or taken out", () => {
    expect(shown(["New.", "", ...NOTE])).toEqual({ first: 6, last: 7 });
    expect(shown(NOTE.slice(2))).toEqual({ first: 2, last: 3 });
  });

  it("is the nearest of those that read alike, but first the one that has all of it", () => {
    const twice = [...NOTE, "", ...NOTE];
    expect(shown(["", ...twice])).toEqual({ first: 5, last: 6 });
    expect(shown(["", ...twice.with(5, "wet still.")])).toEqual({ first: 16, last: 17 });
  });

  it("is at its block's mark where its beginning was written anew", () => {
    const marked = ["", "", ...NOTE.with(4, "One coat of antifouling, dry by Friday. ^paint-2026")];
    expect(linesOf(marked.join("\n"), { ...PASSAGE, blockId: "paint-2026", text: "Two coats of antifouling, dry by Friday.", endLine: 5 })).toEqual({
      first: 6,
      last: 6,
    });
  });

  it("is its heading where it is gone, and nowhere where that is gone too", () => {
    expect(shown(["", ...NOTE.slice(0, 4), ...NOTE.slice(7)])).toEqual({ first: 3, last: null });
    expect(shown(["Nothing left."])).toBeNull();
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
