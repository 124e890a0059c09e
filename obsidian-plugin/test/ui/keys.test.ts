// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { isComposing, isSend } from "../../src/ui/keys";

it("an Enter sends, but not with Shift and not out of an input method", () => {
  const enter = (init: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key: "Enter", ...init });
  expect(isSend(enter())).toBe(true);
  expect(isSend(enter({ shiftKey: true }))).toBe(false);
  expect(isSend(enter({ isComposing: true }))).toBe(false);
  expect(isSend(enter({ keyCode: 229 }))).toBe(false); // as Safari sends it
  expect(isComposing(enter())).toBe(false);
});
