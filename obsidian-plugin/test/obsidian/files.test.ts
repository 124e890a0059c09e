import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ATTACHMENTS, sourceOf } from "../../src/obsidian/files";

const FORMATS = new URL("../../../backend/src/main/java/io/vaultkeeper/source/documents/Formats.java", import.meta.url);
/** Of each such file, the daemon makes many documents. */
const OF_MANY = ["ics", "mbox"];

test("what can be asked alone is what the daemon reads", () => {
  const formats = readFileSync(FORMATS, "utf8");
  const read = [...formats.matchAll(/Map\.entry\("(\w+)"/g)].map(([, ending]) => ending ?? "");
  const asked = read.filter((ending) => sourceOf({ extension: ending }) !== "obsidian" && !OF_MANY.includes(ending));
  expect([...ATTACHMENTS].sort()).toEqual(asked.sort());
});

test("notes are asked as notes, in any case of their endings, and pictures not at all", () => {
  expect(["md", "MD", "canvas", "PDF", "png"].map((extension) => sourceOf({ extension }))).toEqual([
    ...["obsidian", "obsidian", "obsidian", "attachments"],
    null,
  ]);
});
