// The plugin's own code in a double of Obsidian, in a real browser, against the real daemon.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { join } from "node:path";
import { Ollama } from "../../scripts/client-checks/ollama.mjs";
import { launch } from "./lib/chromium.mjs";
import { Daemon, until } from "./lib/daemon.mjs";
import { DoubleServer } from "./obsidian-double/server.mjs";

const TIMEOUT = { timeout: 240_000 };
const CHATS = ".obsidian/plugins/vaultkeeper/chats";
const NOTES = {
  "Drinks/Tea.md": "---\ntags: [drinks]\n---\n# Tea\n\nGreen tea wants water of seventy degrees.\n",
  "Drinks/Coffee.md": "# Coffee\n\nCoffee wants water of ninety degrees.\n",
  "Boat.md": "# Boat\n\nInes and I sold the boat in May.\n",
  "Papers/Deed.txt": "The notary of Lagos keeps the deed.\n",
  "Papers/Scan.png": "not a picture",
};

let ollama;
let daemon;
let server;
let browser;
let page;
let errors;

before(async () => {
  ollama = await Ollama.start();
  daemon = await Daemon.create(NOTES);
  await daemon.start(ollama.url);
  server = await DoubleServer.start();
  browser = await launch({ proxy: { server: server.url, bypass: "<-loopback>" } });
}, TIMEOUT);

after(async () => {
  await browser?.close();
  server?.stop();
  await daemon?.end();
  ollama?.stop();
}, TIMEOUT);

beforeEach(async () => {
  server.asked = [];
  errors = [];
  rmSync(join(daemon.path, CHATS), { recursive: true, force: true });
  page = await browser.newPage({ permissions: ["clipboard-read", "clipboard-write"] });
  page.on("pageerror", (error) => errors.push(error));
  page.on("request", (request) => onlyLoopback(request.url()));
});

afterEach(async () => {
  await page.close();
  assert.deepEqual(errors, [], "errors on the page");
  server.asked.forEach(onlyLoopback);
});

function onlyLoopback(address) {
  if (!/^(http:\/\/127\.0\.0\.1:\d+\/|data:,|about:blank)/.test(address)) {
    errors.push(new Error(`asked for ${address}`));
  }
}

/** Obsidian with the plugin loaded, over the daemon's vault. */
async function open(settings = {}, vault = daemon) {
  await page.goto(server.url);
  const manifest = JSON.parse(readFileSync(new URL("../manifest.json", import.meta.url), "utf8"));
  return page.evaluate(
    async ({ path, notes, data, manifest: known }) => {
      window.app = window.createApp(path, notes, data);
      const begun = performance.now();
      const Plugin = window.loadPluginCode();
      const evaluated = performance.now();
      window.plugin = new Plugin(window.app, known);
      await window.plugin.load();
      return { codeMs: evaluated - begun, loadMs: performance.now() - evaluated };
    },
    {
      path: vault.path,
      notes: Object.keys(NOTES),
      manifest,
      data: { version: 1, dataFolder: vault.data, ...settings },
    },
  );
}

const command = (id) =>
  page.evaluate((name) => {
    const { callback, checkCallback } = window.app.commands.get(name);
    return checkCallback ? checkCallback(true) && checkCallback(false) : void callback();
  }, id);
const openNote = (path) => page.evaluate((p) => window.app.workspace.getLeaf(false).openFile(window.app.vault.getFileByPath(p)), path);
const status = () => page.locator("#status-bar");
const isReady = () => status().getByText("Up to date").waitFor();
const chat = () => page.locator(".vk-chat");
const lastNotice = () => page.evaluate(() => window.notices.at(-1));

async function ask(question) {
  await chat().getByRole("textbox").fill(question);
  await chat().getByRole("textbox").press("Enter");
  await chat().locator(".vk-turn").last().locator(".vk-question-text").getByText(question).waitFor();
  await chat().locator(".vk-turn").last().locator(".vk-sources").waitFor();
}

describe("the plugin in Obsidian", TIMEOUT, () => {
  test("loads quickly and says what the index is doing", async (t) => {
    const { codeMs, loadMs } = await open();
    await isReady();
    t.diagnostic(`onload took ${loadMs.toFixed(1)} ms, the evaluation of the code before it ${codeMs.toFixed(1)} ms`);
    assert.match(await status().locator("div").getAttribute("aria-label"), /Up to date/);
    await status().locator("div").press("Enter");
    await page.locator(".modal .vk-index").getByText(/4 notes/).waitFor();
  });

  test("answers with citations that open the note at its line", async () => {
    await open();
    await isReady();
    await page.locator("#ribbon button").click();
    await ask("How hot is the water for green tea?");
    await chat().locator(".vk-markdown").getByText("seventy degrees").waitFor();
    await chat().locator("a.vk-cite").first().click();
    const opened = await page.waitForFunction(() => {
      const view = window.app.workspace.recent?.view;
      const editor = view?.editor;
      return editor?.scrolled && { path: view.file.path, line: editor.getLine(editor.getCursor("to").line), marked: editor.getLine(view.marked), selection: editor.getSelection() };
    });
    const line = "# Tea"; // its passage begins with the heading
    assert.deepEqual(await opened.jsonValue(), { path: "Drinks/Tea.md", line, marked: line, selection: "" });

    await page.evaluate(() => {
      const { editor } = window.app.workspace.recent.view;
      editor.value = `New.\n\n${editor.value}`;
      editor.setCursor({ line: 0, ch: 0 });
    });
    await chat().locator("a.vk-cite").first().click();
    await page.waitForFunction((text) => {
      const { editor } = window.app.workspace.recent.view;
      return editor.getLine(editor.getCursor("to").line) === text;
    }, line);

    await chat().locator("a.vk-cite").first().click();
    assert.equal(await page.evaluate(() => window.app.workspace.getLeavesOfType("markdown").length), 1, "the open leaf is used again");
    await chat().locator("a.vk-cite").first().click({ modifiers: ["Control"] });
    await page.waitForFunction(() => window.app.workspace.getLeavesOfType("markdown").length === 2);
  });

  test("asks with the open note, its unsaved text and its selection", async () => {
    await open();
    await isReady();
    await openNote("Boat.md");
    await command("open-chat");
    await chat().locator(".vk-chips").getByText("Boat").waitFor();
    await page.evaluate(() => {
      const { editor } = window.app.workspace.recent.view;
      editor.value += "The buyer was Hamza of Lagos.\n";
      editor.setSelection({ line: 3, ch: 0 }, { line: 3, ch: 9 });
      window.app.workspace.trigger("editor-change", editor);
    });
    await chat().locator(".vk-chips").getByText("selection").waitFor();
    const asked = page.waitForRequest((request) => request.url().endsWith("/chat"));
    await ask("Who bought it?");
    const { note } = (await asked).postDataJSON();
    assert.equal(note.path, "Boat.md");
    assert.match(note.content, /Hamza/);
    assert.equal(note.selection, "The buyer");
    await openNote("Drinks/Tea.md");
    await chat().locator(".vk-chips").getByText("Tea", { exact: true }).waitFor();
  });

  test("asks with the text of a note that is only read", async () => {
    await open();
    await isReady();
    await openNote("Boat.md");
    await page.evaluate(() => window.app.workspace.recent.view.read());
    await command("open-chat");
    const asked = page.waitForRequest((request) => request.url().endsWith("/chat"));
    await ask("Who sold it?");
    assert.match((await asked).postDataJSON().note.content, /Ines and I sold/);
  });

  test("asks beside a file that is no note without it, and about it alone where it is read", async () => {
    await open();
    await isReady();
    await openNote("Papers/Scan.png");
    await command("open-chat");
    assert.equal(await command("ask-note"), false, "nobody reads pictures");
    const beside = page.waitForRequest((request) => request.url().endsWith("/chat"));
    await ask("Is the boat sold?");
    assert.equal((await beside).postDataJSON().note, undefined);
    await openNote("Papers/Deed.txt");
    assert.equal(await command("ask-note"), true);
    await chat().getByRole("button", { name: "Do not narrow to Deed" }).waitFor();
    const about = page.waitForRequest((request) => request.url().endsWith("/chat"));
    await ask("Who keeps the deed?");
    assert.deepEqual((await about).postDataJSON().scope, { documents: ["attachments:Papers/Deed.txt"] });
    await chat().locator(".vk-turn").last().locator(".vk-source-title").getByText("Deed").waitFor();
  });

  test("inserts links by all headings, as the note has them", async () => {
    daemon.write("Drinks/Mate.md", "# Mate\n\n## See [[Boat|the boat]] and *more*\n\nThe gourd of Rosario hangs in the galley.\n");
    await open();
    await page.evaluate(() => window.app.vault.add("Drinks/Mate.md"));
    await isReady();
    await openNote("Boat.md");
    await command("search");
    await page.locator(".modal input").fill("gourd Rosario galley");
    await page.locator(".modal .vk-result-title").getByText("Mate").first().waitFor();
    await page.locator(".modal input").press("Alt+Enter");
    const text = await page.waitForFunction(() => /\[\[.*\]\]/.exec(window.app.workspace.recent.view.editor.value)?.[0]);
    assert.equal(await text.jsonValue(), "[[Drinks/Mate#Mate#See Boat the boat and *more*]]");
  });

  test("inserts at the cursor, saves the chat as a note and never writes over one", async () => {
    await open();
    await isReady();
    await openNote("Boat.md");
    await command("open-chat");
    await ask("How hot is the water for green tea?");
    await chat().getByRole("button", { name: "Insert at the cursor" }).click();
    assert.match(await page.evaluate(() => window.app.workspace.recent.view.editor.value), /seventy degrees/);
    await command("save-chat");
    await page.waitForFunction(() => window.notices.some((text) => text.includes("Vaultkeeper/Chats/How hot is the water for green tea.md")));
    await command("save-chat");
    await page.waitForFunction(() => window.notices.some((text) => text.includes("green tea 2.md")));
    assert.match(readFileSync(`${daemon.path}/Vaultkeeper/Chats/How hot is the water for green tea.md`, "utf8"), /- \\\[1\\\] \[\[Boat#Boat\|Boat\]\]/);
  });

  test("fits into a narrow sidebar, with room for outlines and none for what is not seen", async () => {
    await open();
    await page.addStyleTag({ content: ":root { --size-4-2: 8px } #right { width: 250px; height: 600px } #right * { box-sizing: border-box }" });
    await isReady();
    await command("open-chat");
    await ask("How hot is the water for green tea?");
    const [pane, field] = [await page.locator("#right").boundingBox(), await chat().locator(".vk-field").boundingBox()];
    assert.ok(field.x - pane.x >= 4 && pane.x + pane.width - field.x - field.width >= 4, `the field is ${field.x - pane.x} pixels from the edge`);
    const source = chat().locator(".vk-source-line").first();
    const [line, date] = [await source.boundingBox(), await source.locator(".vk-source-date").boundingBox()];
    assert.ok(line.y + line.height - date.y - date.height < 4, "the date is the last");
  });

  test("shows related notes of the note that is open", async () => {
    await open();
    await isReady();
    await openNote("Drinks/Tea.md");
    await command("open-related");
    await page.locator(".vk-related").getByText("Coffee").first().waitFor();
    const names = await page.locator(".vk-related").ariaSnapshot();
    assert.match(names, /button "Coffee Strength 100% /);
    await openNote("Drinks/Coffee.md");
    await page.locator(".vk-related").getByText("Related to Coffee").waitFor();
  });

  test("searches while typing, and Enter opens", async () => {
    await open();
    await isReady();
    await command("search");
    await page.locator(".modal input").fill("sold the boat");
    await page.locator(".modal .vk-result").first().waitFor();
    await page.locator(".modal input").press("Enter");
    await page.waitForFunction(() => window.app.workspace.recent?.view?.file.path === "Boat.md");
    assert.equal(await page.locator(".modal").count(), 0);
  });

  test("a note that is gone is told, and nothing opens", async () => {
    await open();
    await isReady();
    await command("open-chat");
    await ask("How hot is the water for green tea?");
    await page.evaluate(() => window.app.vault.files.delete("Drinks/Tea.md"));
    await chat().locator("a.vk-cite").first().click();
    await page.waitForFunction(() => window.notices.length > 0);
    assert.match(await lastNotice(), /renamed or deleted/);
  });

  test("brings the last chat back after a restart", async () => {
    await open();
    await isReady();
    await command("open-chat");
    await ask("How hot is the water for green tea?");
    await command("new-chat");
    await ask("Is the boat sold?");
    await open();
    await command("open-chat");
    await chat().locator(".vk-question-text").getByText("Is the boat sold?").waitFor();
  });

  test("keeps an answer that is being written when the app quits", async () => {
    await open();
    await isReady();
    await command("open-chat");
    ollama.stuck = true;
    try {
      await chat().getByRole("textbox").fill("How hot is the water for green tea?");
      await chat().getByRole("textbox").press("Enter");
      await chat().locator(".vk-markdown").getByText("Green").waitFor();
      await page.evaluate(async () => {
        const tasks = [];
        window.app.workspace.trigger("quit", { add: (task) => tasks.push(task()) });
        await Promise.all(tasks);
      });
      const [name] = readdirSync(join(daemon.path, CHATS));
      assert.match(readFileSync(join(daemon.path, CHATS, name), "utf8"), /"state":"stopped".*"answer":"Green/);
    } finally {
      ollama.stuck = false;
    }
  });

  test("takes over settings that another device has written, and does not write over them", async () => {
    await open();
    await isReady();
    await page.evaluate(async () => {
      await window.app.settingTab.display();
      window.app.pluginData = { version: 1, persona: "philosopher", chatsFolder: "Talks" };
      await window.plugin.onExternalSettingsChange();
    });
    await command("open-chat");
    await command("new-chat");
    assert.equal(await chat().getByLabel("Persona").inputValue(), "philosopher");
    await page.locator("#settings").getByLabel("Ask with the open note").uncheck();
    await page.waitForFunction(() => window.app.pluginData.sendNote === false);
    assert.equal(await page.evaluate(() => window.app.pluginData.chatsFolder), "Talks");
  });

  test("asks before it makes the index anew", async () => {
    await open();
    await isReady();
    const orders = [];
    page.on("request", (request) => request.url().endsWith("/rebuild") && orders.push(request.url()));
    await command("index-rebuild");
    await page.locator(".modal").getByText("That may take long.").waitFor();
    assert.deepEqual(orders, []);
    await page.locator(".modal .vk-notice").getByRole("button", { name: "Rebuild", exact: true }).click();
    await until("the order", () => orders.length === 1);
    await isReady();
  });

  test("says when the daemon is gone, and comes back with it", async () => {
    await open();
    await isReady();
    await command("open-chat");
    await daemon.stop();
    await chat().getByText("Vaultkeeper’s daemon is not running.").waitFor();
    await status().getByText("Not running").waitFor();
    await daemon.start(ollama.url);
    await isReady();
    await ask("How hot is the water for green tea?");
  });

  test("says when the token is wrong or the daemon keeps another vault, and takes new settings at once", async () => {
    const other = await Daemon.create({});
    try {
      const { url, token } = daemon.address();
      await open({ url, token: "wrong", dataFolder: "/nowhere" });
      await command("open-chat");
      await chat().getByText("The daemon does not know the token. Check it in the settings.").waitFor();
      await page.evaluate(() => window.app.settingTab.display());
      await page.locator("#settings").getByLabel("Token").fill(token);
      await page.locator("#settings").getByLabel("Token").press("Tab");
      await isReady();
      assert.equal(await page.evaluate(() => window.app.loadLocalStorage("vaultkeeper").token), token);

      await open({ url, token, dataFolder: "/nowhere" }, { path: other.path, data: "/nowhere" });
      await page.evaluate(() => window.app.settingTab.display());
      await page.locator("#settings").getByText(`keeps another vault, ${daemon.path}`).waitFor();
      await page.locator("#settings").getByLabel("Address").fill("https://example.com/");
      await page.locator("#settings").getByLabel("Address").press("Tab");
      await page.locator("#settings").getByText("Only addresses on this machine are used").waitFor();
      await status().getByText("Not running").waitFor();
    } finally {
      await other.end();
    }
  });

  test("a hostile answer and a hostile note are shown, and nothing is asked for", async () => {
    const trap = `${server.url}/leak`;
    const passage = {
      n: 1, id: "p", source: "obsidian", document: "obsidian:Boat.md", path: "Boat.md", title: "Boat", headings: [], startLine: 1,
      endLine: 2, blockId: null, text: hostile(trap), from: null, to: null, participants: [], score: 1, why: {}, uri: null,
    };
    const turn = {
      id: "t", question: hostile(trap), askedAt: "2099-01-01T00:00:00Z", state: "done", stage: "answering", step: 1, steps: [],
      passages: [passage], answer: `${hostile(trap)}\n\nThe end of it [1].`, mode: "written", citations: [1], budget: null, timings: null, problem: null,
    };
    const kept = { id: "hostile", title: "", created: turn.askedAt, updated: turn.askedAt, persona: "", chips: [], turns: [turn] };
    daemon.write(`${CHATS}/hostile.json`, JSON.stringify({ version: 1, chat: kept }));
    await open();
    await isReady();
    await command("open-chat");
    await chat().locator(".vk-markdown").getByText("The end of it").waitFor();
    await chat().locator("a.vk-cite").hover();
    await chat().locator(".vk-card-float").waitFor();
    await chat().locator(".vk-source-fold").first().click();
    await page.waitForTimeout(500); // for what would be loaded late
    const { url } = daemon.address();
    assert.deepEqual(server.asked.filter((address) => !address.startsWith(`${url}/api/`)), []);
    assert.ok((await chat().locator(".vk-markdown > .markdown-rendered").count()) > 0, "themes know it by its class");
    assert.equal(await page.locator("#right :is(img, iframe, style, script, object, embed, link, video)").count(), 0);
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.ok((await chat().locator(".vk-markdown").innerText()).includes("<img src="), "the text is shown as it is written");
    assert.equal(await chat().locator('a[href^="javascript"]').count(), 0);
  });

  test("gives back all that it took when it is unloaded", async () => {
    await page.addInitScript(watchListeners);
    await open();
    await isReady();
    const before = await page.evaluate(() => window.listening.first);
    await openNote("Boat.md");
    await command("open-chat");
    await command("open-related");
    await ask("How hot is the water for green tea?");
    await page.evaluate(() => window.plugin.unload());
    await until("the connections to close", () => server.open === 0);
    const left = await page.evaluate(() => ({
      listeners: window.listening.count(),
      events: window.app.workspace.size + window.app.vault.size,
      commands: window.app.commands.size,
      views: window.app.workspace.views.size,
      intervals: window.listening.intervals.size,
      drawn: document.querySelectorAll("#ribbon *, #right .view-content, #status-bar *").length,
    }));
    assert.deepEqual(left, { listeners: before, events: 0, commands: 0, views: 0, intervals: 0, drawn: 0 });
    server.asked = [];
    await page.waitForTimeout(1_500);
    assert.deepEqual(server.asked, [], "nothing is asked for any more");
  });
});

/** Counts, in the page, what listens to the window and the document, and what runs at intervals. */
function watchListeners() {
  let count = 0;
  for (const [name, step] of [["addEventListener", 1], ["removeEventListener", -1]]) {
    const original = EventTarget.prototype[name];
    EventTarget.prototype[name] = function (...args) {
      if (this === window || this === document || this === undefined) {
        count += step;
      }
      return original.apply(this ?? window, args);
    };
  }
  const intervals = new Set();
  const { setInterval: start, clearInterval: stop } = window;
  window.setInterval = (...args) => {
    const id = start(...args);
    intervals.add(id);
    return id;
  };
  window.clearInterval = (id) => {
    intervals.delete(id);
    stop(id);
  };
  window.listening = { first: 0, count: () => count, intervals };
}

function hostile(trap) {
  return [
    "Hello.",
    `![x](http://127.0.0.1:9/leak) ![y](${trap}?md) ![z][ref] ![[${trap}?embed]]`,
    `<img src="${trap}?img" onerror="window.ran = 1"><iframe src="${trap}?frame"></iframe>`,
    `<style>@import "${trap}?style"; body { background: url(${trap}?css) }</style><link rel="prefetch" href="${trap}?link">`,
    `<div style="background: url(${trap}?inline)">x</div><svg><image href="${trap}?svg"/></svg><video poster="${trap}?poster" src="${trap}?video"></video>`,
    `<script>window.ran = 2</script><object data="${trap}?object"></object><embed src="${trap}?em">`,
    `[click](javascript:window.ran=3) <a href="javascript:window.ran=4">me</a>`,
    "```dataviewjs\nwindow.ran = 5; fetch('/leak?dv')\n```",
    "`= this.file` and `$= dv.view('x')`",
    `[ref]: ${trap}?ref`,
  ].join("\n\n");
}
