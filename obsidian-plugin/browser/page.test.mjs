// The page that the daemon serves, in a real browser, against the packaged daemon and a stand-in for Ollama.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { ANSWER } from "../../scripts/client-checks/ollama.mjs";
import { daemon, elsewhere, hostile, ollama, opened, openedAt, QUESTION, reader, TIMEOUT } from "./lib/served-page.mjs";

describe("the page", TIMEOUT, () => {
  test("answers as the words come, with its sources", async () => {
    const { page, answer, last } = await opened();
    ollama.pauseMillis = 150;
    await reader.begin(QUESTION);
    await answer.getByText("Green tea").waitFor();
    const early = await answer.textContent();
    await reader.ended();
    assert.ok(!early.includes("degrees"), `streamed: ${early}`);
    assert.match(await answer.textContent(), /Green tea wants water of seventy degrees \[1\]\./);
    assert.match(await last.locator(".vk-trace").textContent(), /Searched “How hot is the water for green tea\?”.* · \d passages/);
    assert.match(await last.locator(".vk-source-title").first().textContent(), /^Tea/);
    assert.equal(new URL(page.url()).hash, "", "the token is out of the address");
  });

  test("takes what is typed at once", async () => {
    const { page, field } = await opened();
    await page.keyboard.type("Which tea?");
    assert.equal(await field.inputValue(), "Which tea?");
  });

  test("draws Markdown, its code without colours", async () => {
    await opened();
    ollama.answer = "# A\n\n**b** _c_ `d`\n\n3. x\n4. y\n\n|t|\n|-|\n|u|\n\n> q [1]\n\n```js\nlet a = b < c && d; // ![e](f)\n```\n";
    await reader.ask(QUESTION);
    const drawn = (selector) => reader.answer.locator(selector).innerText();
    assert.equal(await drawn("h1"), "A");
    assert.equal(await drawn("strong"), "b");
    assert.equal(await drawn("ol[start='3']"), "x\ny");
    assert.equal(await drawn("td"), "u");
    assert.equal((await drawn("pre > code:not([class])")).trim(), "let a = b < c && d; // ![e](f)");
    await reader.answer.locator("blockquote .vk-cite").waitFor();
  });

  test("stops an answer, and asks it again", async () => {
    const { page, answer } = await opened();
    ollama.stuck = true;
    await reader.begin(QUESTION);
    await answer.getByText("Green").waitFor();
    await reader.button("Stop").click();
    await ollama.clientLeaves();
    await page.getByText("Stopped.", { exact: true }).waitFor();
    await reader.button("Retry").click();
    await answer.getByText("seventy degrees").waitFor();
    assert.equal(await reader.turns.count(), 1);
  });

  test("shows a citation's passage on hover, and opens it by click", async () => {
    const { page } = await opened();
    await reader.ask(QUESTION);
    await reader.answer.locator(".vk-cite").first().hover();
    await page.getByRole("tooltip").getByText("Green tea wants water of seventy degrees.").waitFor();
    await reader.answer.locator(".vk-cite").first().click();
    const dialog = page.getByRole("dialog", { name: "Passage" });
    await dialog.getByText("Green tea wants water of seventy degrees.").waitFor();
    assert.match(await dialog.getByRole("link", { name: "Open in Obsidian" }).getAttribute("href"), /^obsidian:\/\/open\?vault=/);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  test("opens a passage beside the chat where there is room", async () => {
    const { page } = await opened({ viewport: { width: 1300, height: 800 } });
    await reader.ask(QUESTION);
    await reader.last.locator(".vk-source-title").first().click();
    const aside = page.getByRole("complementary", { name: "Passage" });
    await aside.getByRole("heading", { name: /^Tea/ }).waitFor();
    assert.ok((await aside.boundingBox()).x >= (await page.locator(".page-column").boundingBox()).width, "beside");
    await page.keyboard.press("Escape");
    await aside.waitFor({ state: "detached" });
  });

  test("lets an earlier question be edited and asked again, which replaces what followed", async () => {
    await opened();
    await reader.ask(QUESTION);
    await reader.ask("And coffee?");
    assert.equal(await reader.turns.count(), 2);
    await reader.turns.first().hover();
    await reader.turns.first().getByRole("button", { name: "Edit and ask again" }).click();
    const editor = reader.turns.first().getByRole("textbox", { name: "Your question" });
    await editor.fill("How hot for coffee?");
    await editor.press("Enter");
    await reader.last.locator(".vk-question-text").getByText("How hot for coffee?").waitFor();
    await reader.ended();
    assert.equal(await reader.turns.count(), 1);
    assert.equal(ollama.asked.at(-1).messages.filter(({ role }) => role === "user").length, 1, "the rest is forgotten");
  });

  test("answers again", async () => {
    await opened();
    await reader.ask(QUESTION);
    ollama.answer = "Seventy, once more [1].";
    await reader.button("Answer again").click();
    await reader.answer.getByText("Seventy, once more").waitFor();
    assert.equal(await reader.turns.count(), 1);
  });

  test("copies an answer and says so", async () => {
    const { page } = await opened();
    await reader.ask(QUESTION);
    await reader.button("Copy").click();
    await page.getByRole("status").getByText("Copied.").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), ANSWER);
  });

  test("saves the chat as a note among the downloads", async () => {
    const { page } = await opened();
    await reader.ask(QUESTION);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save as note" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), `${QUESTION.replace("?", "")}.md`);
    const text = await readFile(await download.path(), "utf8");
    assert.match(text, /## How hot is the water[^]*seventy degrees \[1\][^]*\[\[Drinks\/Tea#Tea#Water/);
  });

  test("keeps the chat over a reload, and in the list of earlier chats", async () => {
    const { page } = await opened();
    await reader.ask(QUESTION);
    await page.reload();
    await reader.answer.getByText("seventy degrees").waitFor();
    await reader.button("New chat").first().click();
    await reader.turns.first().waitFor({ state: "detached" });
    await reader.button("Earlier chats").click();
    await page.getByRole("searchbox", { name: "Search chats" }).fill("GREEN tea");
    await page.locator(".vk-history-open").click();
    await reader.answer.getByText("seventy degrees").waitFor();
  });

  test("answers where the browser keeps nothing", async () => {
    await opened({ init: refuseStorage });
    await reader.ask(QUESTION);
    await reader.answer.getByText("seventy degrees").waitFor();
    await reader.page.getByText("This chat could not be kept.").waitFor();
  });

  test("takes a double click on Send or Stop for one", async () => {
    const { page } = await opened();
    ollama.stuck = true;
    await reader.field.fill(QUESTION);
    await reader.button("Send").dblclick();
    await reader.answer.getByText("Green").waitFor();
    await reader.field.fill("And coffee?");
    await reader.button("Stop").dblclick();
    await ollama.clientLeaves();
    await page.getByText("Stopped.", { exact: true }).waitFor();
    assert.equal(await reader.field.inputValue(), "And coffee?");
  });

  test("shows that another tab is still being answered, and that it no longer is", async () => {
    const { page } = await opened();
    await reader.ask(QUESTION);
    const other = await page.context().newPage();
    await other.goto(daemon.address().url);
    await other.getByRole("button", { name: "Earlier chats" }).click();
    await other.locator(".vk-history-open").click();
    ollama.stuck = true;
    await reader.begin("And coffee?");
    await other.locator('.vk-turn[aria-busy="true"]').getByText("And coffee?").waitFor();
    await reader.answer.getByText("Green").waitFor();
    assert.equal(await other.getByText("Stopped.", { exact: true }).count(), 0);
    await page.close();
    await other.getByText("Stopped.", { exact: true }).waitFor();
    await ollama.clientLeaves();
  });

  test("tells one who has no token, or a wrong one, where to get it, and takes it without a reload", async () => {
    for (const token of [null, "wrong"]) {
      await openedAt(daemon, { token });
      await reader.page.getByText("Open the address that it printed when it started.").waitFor();
      await reader.page.evaluate((right) => location.assign(`#token=${right}`), daemon.address().token);
      await reader.page.getByText("Up to date").waitFor();
      reader.faults = reader.faults.filter((fault) => !fault.includes("401"));
      if (token === null) {
        await reader.close();
      }
    }
  });
});

describe("the page's citations", TIMEOUT, () => {
  test("have their passage right below them, also in a table", async () => {
    const { page } = await opened();
    ollama.answer = "First of all.\n\nAnd then:\n\n| tea | water |\n|-|-|\n| green | seventy [1] |\n";
    await reader.ask(QUESTION);
    const cite = reader.answer.locator("td .vk-cite");
    await cite.hover();
    const [at, card] = [await cite.boundingBox(), await page.getByRole("tooltip").boundingBox()];
    assert.ok(Math.abs(card.y - (at.y + at.height)) < 4, `the citation ends at ${at.y + at.height}, its card begins at ${card.y}`);
  });

  test("have it above them where the view ends below", async () => {
    const { page } = await opened({ viewport: { width: 900, height: 500 } });
    ollama.answer = `${Array.from({ length: 20 }, (_, i) => `Paragraph ${i}.`).join("\n\n")} [1]`;
    await reader.ask(QUESTION);
    const cite = reader.answer.locator(".vk-cite");
    await cite.evaluate((element) => element.scrollIntoView({ block: "end" }));
    await cite.hover();
    const [at, card, view] = [await cite.boundingBox(), await page.getByRole("tooltip").boundingBox(), await page.locator(".vk-turns").boundingBox()];
    assert.ok(Math.abs(card.y + card.height - at.y) < 4, `its card ends at ${card.y + card.height}, the citation begins at ${at.y}`);
    assert.ok(card.y >= view.y, "all of it is seen");
  });

  test("keep the focus while the answer goes on", async () => {
    const { page } = await opened();
    ollama.answer = `Seventy [1] degrees ${"and so on ".repeat(40)}.`;
    ollama.pauseMillis = 60;
    await reader.begin(QUESTION);
    await reader.answer.locator(".vk-cite").first().focus();
    const early = (await reader.answer.textContent()).length;
    await reader.ended();
    assert.ok((await reader.answer.textContent()).length > early + 50, "it has grown since");
    assert.equal(await page.evaluate(() => document.activeElement.className), "vk-cite");
  });
});

describe("hostile notes and answers", TIMEOUT, () => {
  test("are shown and fetch nothing", async () => {
    const { page } = await opened();
    ollama.answer = `${hostile(elsewhere.url)}\n\nSo it is [1] [2].`;
    await reader.ask("What does the quarrelsome zeppelin note say?");
    const shown = await reader.answer.innerText();
    for (const text of ["<img src=", "<iframe", "<script>", "!image", "<style>"]) {
      assert.ok(shown.includes(text), `${text} is shown in ${shown}`);
    }
    assert.ok(!shown.includes("\u200B"), "no guards are left");
    const inert = await page.evaluate(() => ({
      loading: document.querySelectorAll("#page :is(img, iframe, script, style, link, object, embed, video, audio, base, meta, form, image)").length,
      links: [...document.querySelectorAll(".vk-markdown a[href]")].map(({ rel, target, protocol }) => [rel, target, protocol]),
    }));
    assert.equal(inert.loading, 0);
    assert.ok(inert.links.length >= 2);
    for (const [rel, target, protocol] of inert.links) {
      assert.deepEqual([rel, target, protocol], ["noopener noreferrer", "_blank", "http:"]);
    }
    await reader.answer.locator(".vk-cite").first().hover();
    await page.getByRole("tooltip").waitFor();
    await page.mouse.move(0, 0);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("quarrelsome zeppelin");
    await page.getByRole("option", { name: /Trap/ }).first().click();
    await page.getByRole("dialog", { name: "Passage" }).getByText("<iframe").first().waitFor();
    await page.waitForLoadState("networkidle", { timeout: 2_000 }).catch(() => undefined); // the status stream never is
  });
});

/** As a browser that blocks cookies does. Runs on the page. */
function refuseStorage() {
  for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
    Object.defineProperty(window, name, {
      get: () => {
        throw new DOMException("Access is denied.", "SecurityError");
      },
    });
  }
}
