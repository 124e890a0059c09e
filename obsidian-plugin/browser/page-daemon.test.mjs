// The page and its daemon: one that comes and goes, that serves another vault, that has no model.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Daemon, until } from "./lib/daemon.mjs";
import { daemon, elsewhere, notes, ollama, opened, openedAt, QUESTION, reader, TIMEOUT } from "./lib/served-page.mjs";

describe("the page and a daemon that comes and goes", TIMEOUT, () => {
  test("says that it is gone, keeps what came, and goes on by itself", async () => {
    const { page } = await opened();
    await reader.ask(QUESTION);
    ollama.stuck = true;
    await reader.begin("And coffee?");
    await reader.answer.getByText("Green").waitFor();
    const port = new URL(daemon.address().url).port;
    await daemon.stop();
    ollama.stuck = false;
    await page.getByText("daemon does not answer").first().waitFor();
    await reader.last.locator(".vk-notice.vk-warning").waitFor();
    assert.match(await reader.last.locator(".vk-markdown").first().textContent(), /Green/);
    await daemon.start(ollama.url, port);
    await page.evaluate((token) => location.assign(`#token=${token}`), daemon.address().token);
    await page.getByText("Up to date").waitFor();
    await reader.button("Retry").click();
    await reader.answer.getByText("seventy degrees").waitFor();
    reader.faults = reader.faults.filter((fault) => !/ERR_|401/.test(fault));
  });
});

describe("the page at an address that serves another vault", TIMEOUT, () => {
  test("begins a new chat, and leaves the old one to its vault", async () => {
    const { page } = await opened();
    await reader.ask(QUESTION);
    const port = new URL(daemon.address().url).port;
    await daemon.stop();
    const other = await Daemon.create({ "Other.md": "# Other\n\nAnother vault.\n" });
    try {
      await other.start(ollama.url, port);
      await page.evaluate((token) => location.assign(`#token=${token}`), other.address().token);
      await page.getByText("Up to date").waitFor();
      await reader.turns.first().waitFor({ state: "detached" });
      await reader.button("Earlier chats").click();
      await page.getByText("No chats yet.").waitFor();
      await page.reload();
      await page.getByText("Up to date").waitFor();
      assert.equal(await reader.turns.count(), 0);
    } finally {
      await other.end();
      await daemon.start(ollama.url, port);
    }
    await page.evaluate((token) => location.assign(`#token=${token}`), daemon.address().token);
    await page.getByText("Up to date").waitFor();
    await reader.button("Earlier chats").click();
    await page.locator(".vk-history-open").click();
    await reader.answer.getByText("seventy degrees").waitFor();
    reader.faults = reader.faults.filter((fault) => !/ERR_|401/.test(fault));
  });
});

describe("the page without a model", TIMEOUT, () => {
  let alone;

  before(async () => {
    alone = await Daemon.create(notes(elsewhere.url));
    await alone.start(null);
  }, TIMEOUT);

  after(() => alone.end(), TIMEOUT);

  test("quotes the notes, and says so", async () => {
    await openedAt(alone);
    await reader.page.getByText("No model is running, so answers will be quotes from your notes.").waitFor();
    await reader.ask(QUESTION);
    await reader.answer.getByText("Quotes from your notes").waitFor();
    await reader.answer.locator("blockquote").getByText("seventy degrees").waitFor();
    await reader.answer.locator(".vk-cite").first().click();
    await reader.page.getByRole("dialog", { name: "Passage" }).waitFor();
    reader.requests = reader.requests.filter((url) => !url.startsWith(alone.address().url));
    await until("nothing else was asked", () => reader.requests.length === 0);
  });
});

describe("the page without the model that plans the search", TIMEOUT, () => {
  let lacking;

  before(async () => {
    lacking = await Daemon.create(notes(elsewhere.url));
    lacking.configure('llm: {keeper-model: "qwen3:1.7b"}\n');
    await lacking.start(ollama.url);
  }, TIMEOUT);

  after(() => lacking.end(), TIMEOUT);

  test("says what is lacking, and goes on without it", async () => {
    await openedAt(lacking);
    await reader.page.locator(".vk-notice").getByText("llm.keeper-model cannot be asked").waitFor();
    await reader.page.getByText("Get it with: ollama pull qwen3:1.7b").waitFor();
    await reader.ask(QUESTION);
    await reader.answer.getByText("seventy degrees").waitFor();
    reader.requests = reader.requests.filter((url) => !url.startsWith(lacking.address().url));
  });
});
