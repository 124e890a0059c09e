// The daemon's page in a browser, as its reader works with it.
import { createServer } from "node:http";
import { once } from "node:events";

/**
 * The page of a daemon in a context of its own, with every request that it made.
 *
 * @param init runs in the page before its own code
 */
export async function openPage(browser, daemon, { token = daemon.address().token, init = () => undefined, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 900, height: 700 }, locale: "en-GB", ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await context.addInitScript(init);
  const page = await context.newPage();
  const requests = [];
  const faults = [];
  context.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(`${daemon.address().url}/${token === null ? "" : `#token=${token}`}`);
  return new ReaderPage(page, requests, faults);
}

export class ReaderPage {
  constructor(page, requests, faults) {
    this.page = page;
    this.requests = requests;
    this.faults = faults;
    this.field = page.getByRole("textbox", { name: "Your question" });
    this.turns = page.locator(".vk-turn");
  }

  get last() {
    return this.turns.last();
  }

  get answer() {
    return this.last.locator(".vk-markdown").first();
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Asks and waits for the answer's end. */
  async ask(question) {
    await this.begin(question);
    await this.ended();
  }

  /** Asks and waits for the question to stand on the page. */
  async begin(question) {
    await this.button("Send").waitFor();
    await this.field.fill(question);
    await this.field.press("Enter");
    await this.last.locator(".vk-question-text").getByText(question, { exact: true }).waitFor();
  }

  async ended() {
    await this.page.locator('.vk-turn[aria-busy="false"]').last().waitFor();
    await this.button("Send").waitFor();
  }

  async close() {
    await this.page.context().close();
  }
}

/** Somewhere else on this machine, that nobody should ever ask. */
export class Elsewhere {
  /** Connections that came. */
  count = 0;
  #server = createServer((request, response) => response.end());

  static async listen() {
    const elsewhere = new Elsewhere();
    elsewhere.#server.on("connection", () => elsewhere.count++);
    elsewhere.#server.listen(0, "127.0.0.1");
    await once(elsewhere.#server, "listening");
    return elsewhere;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  stop() {
    this.#server.close();
  }
}
