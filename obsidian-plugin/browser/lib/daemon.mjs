// The packaged daemon over a small vault, which can be stopped and started again.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Vault } from "../../../scripts/client-checks/daemon.mjs";

const PATIENCE_MS = 60_000;

export class Daemon {
  #process = null;

  static async create(notes) {
    const vault = await Vault.create(notes);
    const daemon = new Daemon();
    daemon.vault = vault;
    daemon.path = realpathSync(join(vault.folder, "Notes"));
    daemon.data = join(vault.folder, "data");
    return daemon;
  }

  write(path, text) {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), text);
  }

  /** Before it starts. */
  configure(settings) {
    mkdirSync(this.data, { recursive: true });
    writeFileSync(join(this.data, "vaultkeeper.yml"), settings);
  }

  /** @param port the same as before for a page that is to find it again */
  async start(ollama, port = 0) {
    const { command, args } = this.vault.command("serve", "--port", String(port));
    this.#process = spawn(command, args, { env: this.vault.environment(ollama), stdio: ["ignore", "ignore", "inherit"] });
    await until("the daemon", () => this.address() !== null);
    await until("the index", async () => (await this.#status()).index.state === "idle");
  }

  /** What it has left in its data folder. */
  address() {
    const folder = join(this.data, "daemons");
    const [name] = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
    return name === undefined ? null : JSON.parse(readFileSync(join(folder, name), "utf8"));
  }

  async stop() {
    const exit = once(this.#process, "exit");
    this.#process.kill("SIGTERM");
    await exit;
    this.#process = null;
  }

  async end() {
    if (this.#process) {
      await this.stop();
    }
    await this.vault.stop();
  }

  async #status() {
    const { url, token } = this.address();
    return (await fetch(`${url}/api/v1/status`, { headers: { Authorization: `Bearer ${token}` } })).json();
  }
}

export async function until(what, look) {
  for (const end = Date.now() + PATIENCE_MS; !(await look()); ) {
    if (Date.now() > end) {
      throw new Error(`Waited in vain for ${what}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
