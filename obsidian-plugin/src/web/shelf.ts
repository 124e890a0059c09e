import type { IDBPDatabase } from "idb";
import { openDB } from "idb";
import type { Conversation } from "../chat/conversation";
import type { Shelf } from "../chat/shelf";
import { read, written } from "../chat/shelf";

const CHATS = "chats";

interface Kept {
  readonly id: string;
  /** The vault's path: one address may serve one vault today and another tomorrow. */
  readonly vault: string;
  readonly text: string;
}

/** In the browser's database. */
export class BrowserShelf implements Shelf {
  readonly #vault: () => string;
  readonly #tabs = new BroadcastChannel("vaultkeeper-chats");
  #opened: Promise<IDBPDatabase> | null = null;

  /** @param vault whose chats these are */
  constructor(vault: () => string) {
    this.#vault = vault;
  }

  async all(): Promise<Conversation[]> {
    const kept = (await (await this.#database()).getAll(CHATS)) as Kept[];
    return kept
      .filter(({ vault }) => vault === this.#vault())
      .map(({ text }) => read(text))
      .filter((chat) => chat !== null);
  }

  async keep(chat: Conversation): Promise<void> {
    const kept: Kept = { id: chat.id, vault: this.#vault(), text: written(chat) };
    await (await this.#database()).put(CHATS, kept);
    this.#tabs.postMessage(kept);
  }

  async remove(id: string): Promise<void> {
    await (await this.#database()).delete(CHATS, id);
  }

  /** Of the browser's other tabs. */
  follow(kept: (conversation: Conversation) => void): void {
    this.#tabs.addEventListener("message", ({ data }: MessageEvent<Kept>) => {
      const chat = data.vault === this.#vault() ? read(data.text) : null;
      if (chat) {
        kept(chat);
      }
    });
  }

  #database(): Promise<IDBPDatabase> {
    this.#opened ??= openDB("vaultkeeper", 1, {
      upgrade: (database) => {
        database.createObjectStore(CHATS, { keyPath: "id" });
      },
    });
    return this.#opened;
  }
}
