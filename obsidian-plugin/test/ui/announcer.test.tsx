// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import type { Turn } from "../../src/chat/turn";
import { Announcer } from "../../src/ui/announcer";
import { answered, question } from "../chat/turns";

async function said(turn: Turn): Promise<string> {
  await act(() => {
    render(<Announcer turn={turn} />, document.body);
  });
  return document.body.textContent;
}

describe("what a screen reader is told", () => {
  afterEach(() => {
    render(null, document.body);
  });

  it("is nothing of an answer that was there before", async () => {
    expect(await said(answered("What deposit?", "Two months. In advance."))).toBe("");
  });

  it("is an answer by its sentences, and its end", async () => {
    expect(await said(question("What deposit?", { answer: "Two months. In ad" }))).toBe("Two months.");
    expect(await said(answered("What deposit?", "Two months. In advance[1]."))).toBe("In advance.");
  });
});
