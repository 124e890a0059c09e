// The page by keyboard alone.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ollama, opened, prompt, QUESTION, reader, TIMEOUT } from "./lib/served-page.mjs";

describe("the page by keyboard alone", TIMEOUT, () => {
  test("asks before it deletes a chat, and goes on in the list", async () => {
    const { page } = await opened();
    await reader.ask(QUESTION);
    await reader.button("Earlier chats").press("Enter");
    const remove = page.getByRole("button", { name: `Delete the chat “${QUESTION}”` });
    await remove.press("Enter");
    await reader.button("Cancel").press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.type), "search");
    await remove.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Delete");
    assert.equal(await page.locator(".vk-history-line").count(), 1, "nothing is deleted yet");
    await page.keyboard.press("Enter");
    await page.getByText("No chats yet.").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.type), "search");
  });

  test("goes on from the title that was edited, and from the end that was sought", async () => {
    const { page } = await opened({ viewport: { width: 900, height: 300 } });
    ollama.answer = Array.from({ length: 30 }, (_, i) => `Paragraph ${i} [1].`).join("\n\n");
    await reader.ask(QUESTION);
    for (const key of ["Enter", "Escape"]) {
      await page.locator("button.vk-title").press("Enter");
      await page.getByRole("textbox", { name: "Rename this chat" }).press(key);
      await page.locator("button.vk-title:focus").waitFor();
    }
    await page.locator(".vk-turns").evaluate((box) => { box.scrollTop = 0; });
    await reader.button("To the end").press("Enter");
    await reader.button("To the end").waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement.className), "vk-turns");
  });

  test("takes what is being named by @, not what was listed before", async () => {
    const { page } = await opened();
    await reader.field.focus();
    await page.keyboard.type("How hot? @cof");
    await page.getByRole("option", { name: /Coffee/ }).first().waitFor();
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("tea");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Do not narrow to Tea" }).waitFor();
    await page.route("**/suggest?*", () => undefined); // days are known without an answer
    await page.keyboard.type("@last m");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Do not narrow to last month" }).waitFor();
    assert.equal(await reader.turns.count(), 0, "nothing was sent");
  });

  async function tabTo(name) {
    const { page } = reader;
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        return element.getAttribute("aria-label") || element.textContent;
      });
      if (focused === name) {
        return;
      }
    }
    assert.fail(`Tab never came to ${name}`);
  }

  test("asks, opens a source and comes back", async () => {
    const { page } = await opened();
    await tabTo("Your question");
    await page.keyboard.type(QUESTION);
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("In degrees.");
    await page.keyboard.press("Enter");
    await reader.answer.getByText("seventy degrees").waitFor();
    await reader.ended();
    assert.ok(prompt().includes(`${QUESTION}\nIn degrees.`));
    await page.locator("h1").click();
    await tabTo("Source 1: Tea › Water");
    await page.getByRole("tooltip").waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Passage" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "[1]", "the reader is where he was");
  });

  test("narrows the question by @, and widens it again", async () => {
    const { page } = await opened();
    await reader.field.focus();
    await page.keyboard.type("How hot? @cof");
    await page.getByRole("option", { name: /Coffee/ }).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Do not narrow to Coffee" }).waitFor();
    assert.equal(await reader.field.inputValue(), "How hot? ");
    await page.keyboard.press("Enter");
    await reader.answer.getByText("degrees").waitFor();
    await reader.ended();
    assert.match(prompt(), /ninety degrees/);
    assert.doesNotMatch(prompt(), /seventy degrees/);
    await page.getByRole("button", { name: "Do not narrow to Coffee" }).press("Enter");
    assert.equal(await page.locator(".vk-chip").count(), 0);
  });

  test("goes from question to question by their headings", async () => {
    const { page } = await opened();
    await reader.ask(QUESTION);
    await reader.ask("And coffee?");
    for (const name of [QUESTION, "And coffee?"]) {
      await page.getByRole("heading", { name, level: 2, exact: true }).waitFor();
    }
    assert.equal(await page.getByRole("group", { name: "Answer", exact: true }).count(), 2);
  });

  test("searches, chooses by arrows and opens", async () => {
    const { page } = await opened();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Search" }).waitFor();
    await page.keyboard.type("water degrees");
    await page.locator(".vk-result").nth(1).waitFor();
    await page.keyboard.press("ArrowDown");
    const second = await page.locator('[role="option"][aria-selected="true"] .vk-result-title').textContent();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Passage" }).getByRole("heading", { name: second, exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  test("stops by Escape, and edits the last question by the upper arrow", async () => {
    const { page } = await opened();
    ollama.stuck = true;
    await reader.begin(QUESTION);
    await reader.answer.getByText("Green").waitFor();
    await page.keyboard.press("Escape");
    await ollama.clientLeaves();
    await page.getByText("Stopped.", { exact: true }).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.locator(".vk-question-editor textarea:focus").waitFor();
    await page.keyboard.type(" Really?");
    await page.keyboard.press("Enter");
    await reader.answer.getByText("seventy degrees").waitFor();
    assert.equal(await reader.last.locator(".vk-question-text").textContent(), `${QUESTION} Really?`);
    await reader.ended();
  });

  test("reads what the index does, and orders a look for changes", async () => {
    const { page } = await opened();
    await page.locator(".page-bar").getByRole("button", { name: "Up to date" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Index" });
    await dialog.getByText("4 notes").waitFor();
    await dialog.getByRole("button", { name: "Look for changes" }).press("Enter");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });
});
