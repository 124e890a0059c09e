// Pictures of the page over the sample vault, for the README.
import { readdirSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ollama } from "../../scripts/client-checks/ollama.mjs";
import { launch } from "./lib/chromium.mjs";
import { Daemon } from "./lib/daemon.mjs";
import { openPage } from "./lib/page.mjs";

const SAMPLE = fileURLToPath(new URL("../../scripts/sample-vault", import.meta.url));
const DOCS = fileURLToPath(new URL("../../docs", import.meta.url));
const QUESTION = "What did Ines and I decide about the boat?";

function sample() {
  const files = readdirSync(SAMPLE, { recursive: true }).filter((name) => name.endsWith(".md"));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(SAMPLE, name), "utf8")]));
}

/** An answer of the stand-in that cites what the daemon found for the question. */
async function answerFrom({ url, token }) {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  const asked = { method: "POST", headers, body: JSON.stringify({ messages: [{ role: "user", content: QUESTION }], scope: {} }) };
  const events = await (await fetch(`${url}/api/v1/chat`, asked)).text();
  const { passages } = JSON.parse(/^event: passages\ndata: (.*)$/m.exec(events)[1]);
  const cited = (words) => `[${passages.find(({ text }) => text.includes(words)).n}]`;
  return [
    `You buy the dinghy **together, half and half**, and keep it at her parents' lake.${cited("her parents' lake")}`,
    `You took it on 15 March, after a week of sleeping on it${cited("sleep on it")}; the handover is on 28 March in Rostock.${cited("Rostock")}`,
    `If one of you wants out, the other has three months to pay.${cited("three months")}`,
  ].join("\n\n");
}

async function shot(browser, daemon, name, options, pose) {
  const reader = await openPage(browser, daemon, { deviceScaleFactor: 1, ...options });
  await reader.page.getByText("Up to date").waitFor();
  await pose(reader);
  await reader.page.mouse.move(0, 0);
  await reader.page.screenshot({ path: join(DOCS, `${name}.png`), animations: "disabled", caret: "hide" });
  await reader.close();
}

const asked = (reader) => reader.ask(QUESTION);
const askedOther = (reader) => reader.ask("Where do we keep the dinghy, and who pays for it?");

async function withPassage(reader) {
  await asked(reader);
  await reader.last.locator(".vk-source-title").first().click();
  await reader.page.getByRole("complementary", { name: "Passage" }).waitFor();
}

async function searched({ page }) {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("sourdough rye flour");
  await page.locator(".vk-result").first().waitFor();
}

const ollama = await Ollama.start();
const daemon = await Daemon.create(sample());
const browser = await launch();
try {
  await mkdir(DOCS, { recursive: true });
  await daemon.start(ollama.url);
  ollama.answer = await answerFrom(daemon.address());
  await shot(browser, daemon, "chat-light", { viewport: { width: 1200, height: 640 }, colorScheme: "light" }, withPassage);
  await shot(browser, daemon, "chat-dark", { viewport: { width: 760, height: 640 }, colorScheme: "dark" }, asked);
  await shot(browser, daemon, "narrow", { viewport: { width: 300, height: 640 }, colorScheme: "light" }, asked);
  await shot(browser, daemon, "search", { viewport: { width: 760, height: 640 }, colorScheme: "light" }, searched);
  await daemon.stop();
  await daemon.start("http://127.0.0.1:9"); // where nothing answers
  await shot(browser, daemon, "quotes", { viewport: { width: 760, height: 800 }, colorScheme: "light" }, askedOther);
} finally {
  await browser.close();
  await daemon.end();
  ollama.stop();
}
