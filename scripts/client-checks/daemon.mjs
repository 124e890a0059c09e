// The packaged program over a small vault of its own, in temporary folders and on a free port.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const JAR = fileURLToPath(new URL('../../backend/target/vaultkeeper.jar', import.meta.url));
const PATIENCE_MILLIS = 60_000;

const NOTES = {
  'Drinks/Tea.md': '---\ntags: [drinks]\n---\n# Tea\n\nGreen tea wants water of seventy degrees.\n',
  'Drinks/Coffee.md': '# Coffee\n\nCoffee wants water of ninety degrees.\n',
  'Boat.md': '# Boat\n\nInes and I sold the boat in May.\n',
};

/** A vault and a data directory; with a daemon once it is started. */
export class Vault {
  #process;

  static async create(notes = NOTES) {
    const folder = await mkdtemp(join(tmpdir(), 'vaultkeeper-clients-'));
    await mkdir(join(folder, 'Notes'));
    for (const [path, text] of Object.entries(notes)) {
      const file = join(folder, 'Notes', path);
      await mkdir(join(file, '..'), { recursive: true });
      await writeFile(file, text);
    }
    return new Vault(folder);
  }

  constructor(folder) {
    this.folder = folder;
  }

  /** What every command over this vault is called with. */
  command(name, ...options) {
    const folders = ['--vault', join(this.folder, 'Notes'), '--data', join(this.folder, 'data')];
    return { command: 'java', args: ['-XX:+UseSerialGC', '-jar', JAR, name, ...folders, ...options] };
  }

  /** @param ollama its address; without it there is no model */
  environment(ollama) {
    const model = ollama ? { VAULTKEEPER_LLM_BASE_URL: ollama } : { VAULTKEEPER_LLM_PROVIDER: 'none' };
    const { PATH, JAVA_HOME = '', HOME = this.folder } = process.env;
    return { PATH, JAVA_HOME, HOME, LC_ALL: 'C.UTF-8', ...model };
  }

  async start(ollama) {
    const { command, args } = this.command('serve', '--port', '0');
    this.#process = spawn(command, args, { env: this.environment(ollama), stdio: ['ignore', 'ignore', 'inherit'] });
    const { url, token } = await soon('the daemon', () => this.#announced());
    this.url = url;
    this.token = token;
    await soon('the index', async () => (await this.#status()).index.state === 'idle');
  }

  async stop() {
    if (this.#process) {
      const exit = once(this.#process, 'exit');
      this.#process.kill('SIGTERM');
      await exit;
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  async #announced() {
    if (this.#process.exitCode !== null) {
      throw new Error(`The daemon ended with code ${this.#process.exitCode}.`);
    }
    const daemons = join(this.folder, 'data', 'daemons');
    const [file] = existsSync(daemons) ? (await readdir(daemons)).filter((name) => name.endsWith('.json')) : [];
    return file && JSON.parse(await readFile(join(daemons, file), 'utf8'));
  }

  async #status() {
    const response = await fetch(`${this.url}/api/v1/status`, { headers: { Authorization: `Bearer ${this.token}` } });
    return response.json();
  }
}

async function soon(what, look) {
  const until = Date.now() + PATIENCE_MILLIS;
  for (;;) {
    const seen = await look();
    if (seen) {
      return seen;
    }
    if (Date.now() > until) {
      throw new Error(`Waited in vain for ${what}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
