import { signal } from "@preact/signals";
import { isLoopback } from "../daemon/discovery";
import type { Link } from "../daemon/link";
import { follow } from "../daemon/link";
import type { Transport } from "../daemon/transport";
import type { Settings } from "./settings";
import { VaultWhereabouts } from "./whereabouts";

/** The link to this vault's daemon, found anew whenever the settings that say where it is change. */
export class Connection {
  readonly link = signal<Link>({ state: "connecting" });
  readonly #transport: Transport;
  readonly #vaultPath: string;
  #whereabouts: VaultWhereabouts | null = null;
  #place = "";
  #stop = new AbortController();

  constructor(transport: Transport, vaultPath: string) {
    this.#transport = transport;
    this.#vaultPath = vaultPath;
  }

  /** Follows the daemon; called again, it changes over only where it has to. */
  open({ url, token, dataFolder }: Pick<Settings, "url" | "token" | "dataFolder">): void {
    const address = isLoopback(url) ? { url: url.replace(/\/+$/, ""), token } : null;
    const place = JSON.stringify([address, dataFolder]);
    if (place === this.#place) {
      return;
    }
    this.close();
    this.#place = place;
    this.#whereabouts = new VaultWhereabouts({ vaultPath: this.#vaultPath, dataFolder, address });
    this.#stop = new AbortController();
    const { signal: ended } = this.#stop;
    const changed = (link: Link) => {
      if (!ended.aborted) {
        this.link.value = link;
      }
    };
    changed({ state: "connecting" });
    void follow(this.#transport, this.#whereabouts, changed, ended);
  }

  close(): void {
    this.#stop.abort();
    this.#place = "";
  }

  /** The process of this vault's daemon, as it says in its file; null where there is none. */
  async announcedProcess(): Promise<number | null> {
    return (await this.#whereabouts?.announced())?.pid ?? null;
  }
}
