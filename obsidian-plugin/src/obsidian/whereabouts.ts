import { createHash } from "node:crypto";
import type { FSWatcher } from "node:fs";
import { realpathSync, watch } from "node:fs";
import { readFile } from "node:fs/promises";
import { homedir, platform } from "node:os";
import { join } from "node:path";
import type { Address } from "../daemon/client";
import type { DaemonFile } from "../daemon/discovery";
import { dataFolder, readDaemonFile } from "../daemon/discovery";
import type { Whereabouts } from "../daemon/link";

export interface Place {
  readonly vaultPath: string;
  /** Empty: where daemons keep it unless told otherwise. */
  readonly dataFolder: string;
  /** Used where no daemon has left a file for this vault. */
  readonly address: Address | null;
}

/** Time for a file that has just appeared to be whole. */
const SETTLE_MS = 50;

/** Where this vault's daemon is: by the file that a running daemon leaves in its data folder, else by the user's word. */
export class VaultWhereabouts implements Whereabouts {
  readonly #vault: string;
  readonly #daemons: string;
  readonly #file: string;
  readonly #address: Address | null;

  constructor({ vaultPath, dataFolder: folder, address }: Place) {
    this.#vault = realPath(vaultPath);
    const data = folder || dataFolder({ platform: platform(), home: homedir(), environment: process.env });
    this.#daemons = join(data, "daemons");
    this.#file = join(this.#daemons, `${idOf(this.#vault)}.json`);
    this.#address = address;
  }

  /** What this vault's daemon has left in its data folder; null where it has ended. */
  async announced(): Promise<DaemonFile | null> {
    const file = readDaemonFile(await readFile(this.#file, "utf8").catch(() => ""));
    return file && isAlive(file.pid) ? file : null;
  }

  async locate(): Promise<Address | null> {
    return (await this.announced()) ?? this.#address;
  }

  isOurs(vaultPath: string): boolean {
    return realPath(vaultPath) === this.#vault;
  }

  pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let timer = window.setTimeout(end, ms);
      const watcher = this.#watch(() => {
        window.clearTimeout(timer);
        timer = window.setTimeout(end, SETTLE_MS);
      });
      signal.addEventListener("abort", end);
      if (signal.aborted) {
        end();
      }
      function end() {
        window.clearTimeout(timer);
        watcher?.close();
        signal.removeEventListener("abort", end);
        resolve();
      }
    });
  }

  /** Null while there is no such folder: then the end of the pause is soon enough. */
  #watch(changed: () => void): FSWatcher | null {
    try {
      const watcher = watch(this.#daemons, { persistent: false }, changed);
      watcher.on("error", () => {
        watcher.close();
      });
      return watcher;
    } catch {
      return null;
    }
  }
}

/** The name of the daemon's file, as the daemon makes it. */
export function idOf(realVaultPath: string): string {
  return createHash("sha256").update(realVaultPath, "utf8").digest("hex").slice(0, 16);
}

/** A daemon that was killed leaves its file behind. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === "EPERM"; // somebody else's
  }
}

/** The path itself where there is nothing. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
