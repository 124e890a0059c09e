import { describe, expect, it } from "vitest";
import type { Chip, Mention } from "../../src/chat/scope";
import { chipOf, mentionAt, scopeOf, trail, withChip, withoutMention } from "../../src/chat/scope";
import { passages } from "./turns";

const BOATS: Chip = { kind: "folder", value: "Boats", label: "Boats" };
const BOAT: Chip = { kind: "tag", value: "boat", label: "#boat" };
const MARCH: Chip = { kind: "days", label: "March 2026", from: "2026-03-01", to: "2026-03-31" };
const SINCE: Chip = { kind: "days", label: "since 2026", from: "2026-01-01" };

describe("chips", () => {
  it("are made of what the daemon suggests", () => {
    const detail = { detail: "Boats", path: "Boats/Log.md" };
    expect(chipOf({ kind: "document", value: "obsidian:Boats/Log.md", label: "Log", ...detail })).toEqual({
      kind: "document",
      value: "obsidian:Boats/Log.md",
      label: "Log",
    });
  });

  it("are there once each, and days only once at all", () => {
    expect(withChip([BOATS, BOAT], { ...BOATS })).toEqual([BOAT, BOATS]);
    expect(withChip([BOATS, MARCH], SINCE)).toEqual([BOATS, SINCE]);
    expect(withChip([BOATS], { kind: "tag", value: "Boats", label: "#Boats" })).toHaveLength(2);
  });

  it("make the scope, of which parts without a chip are absent", () => {
    expect(scopeOf([])).toEqual({});
    expect(scopeOf([BOATS, BOAT, { ...BOAT, value: "sail" }, MARCH])).toEqual({
      folders: ["Boats"],
      tags: ["boat", "sail"],
      from: "2026-03-01",
      to: "2026-03-31",
    });
    expect(scopeOf([SINCE])).toEqual({ from: "2026-01-01" });
  });
});

describe("a mention", () => {
  it.each([
    ["@", ""],
    ["@Mar", "Mar"],
    ["Ask @Marta S", "Marta S"],
    ["(@boat/re", "boat/re"],
    ["a\n@2024-03", "2024-03"],
    ["@São João", "São João"],
    ["@one two @three", "three"],
  ])("is being written at the end of %j", (text, query) => {
    expect(mentionAt(text, text.length)).toEqual({ start: text.lastIndexOf("@"), query });
  });

  it.each(["", "Marta", "ana@example.org", "@ x", "@a  b", "@a\nb", "@@", `@${"a".repeat(61)}`])(
    "is not being written at the end of %j",
    (text) => {
      expect(mentionAt(text, text.length)).toBeNull();
    },
  );

  it("is what stands before the caret", () => {
    expect(mentionAt("@Marta", 3)).toEqual({ start: 0, query: "Ma" });
    expect(mentionAt("a @b", 1)).toBeNull();
    expect(mentionAt("@b", 0)).toBeNull();
  });

  it("leaves the text without a hole", () => {
    const gone = (text: string, mention: Mention) => withoutMention(text, mention);
    expect(gone("Ask @Ma now", { start: 4, query: "Ma" })).toEqual({ text: "Ask now", caret: 4 });
    expect(gone("@Ma", { start: 0, query: "Ma" })).toEqual({ text: "", caret: 0 });
    expect(gone("(@Ma)", { start: 1, query: "Ma" })).toEqual({ text: "()", caret: 1 });
  });
});

describe("a passage's trail", () => {
  it("leads from the title by the headings, the title said once", () => {
    const [note] = passages();
    expect(trail(note)).toBe("Estaleiro São João › Hull › Paint");
    expect(trail({ ...note, headings: [] })).toBe("Estaleiro São João");
    expect(trail({ ...note, headings: [note.title, "Hull"] })).toBe("Estaleiro São João › Hull");
    expect(trail({ ...note, headings: ["Hull", note.title] })).toBe("Estaleiro São João › Hull › Estaleiro São João");
  });
});
