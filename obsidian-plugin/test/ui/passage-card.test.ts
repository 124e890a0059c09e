import { expect, it } from "vitest";
import type { Passage } from "../../src/daemon/wire";
import { copiesText } from "../../src/ui/passage-card";

const among = (...titles: string[]) => copiesText({ copies: titles.map((title) => ({ title })) } as unknown as Passage);

it("names the first of the notes that say the same, and counts the others", () => {
  expect(among()).toBe("");
  expect(among("Old")).toBe("also in Old");
  expect(among("A", "B", "C", "D", "E")).toBe("also in A, B, C and 2 more");
});
