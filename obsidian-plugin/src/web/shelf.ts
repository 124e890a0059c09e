import type { IDBPDatabase } from "idb";
import { openDB } from "idb";
import type { Conversation } from "../chat/conversation";
import type { Shelf } from "../chat/shelf";
import { read, readAlive, written } from "../chat/shelf";

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
  /** Of each chat that was on this page: it stays with its vault, whichever is served meanwhile. */
  readonly #vaults = new Map<string, string>();
  #opened: Promise<IDBPDatabase> | null = null;

  /** @param vault whose chats these are */
  constructor(vault: () => string) {
    this.#vault = vault;
  }

  async all(): Promise<Conversation[]> {
    const kept = (await (await this.#database()).getAll(CHATS)) as Kept[];
    return kept.map((each) => this.#read(each, read)).filter((chat) => chat !== null);
  }

  async one(id: string): Promise<Conversation | null> {
    const kept = (await (await this.#database()).get(CHATS, id)) as Kept | undefined;
    return kept ? this.#read(kept, read) : null;
  }

  async keep(chat: Conversation): Promise<void> {
    const vault = this.#vaults.get(chat.id) ?? this.#vault();
    this.#vaults.set(chat.id, vault);
    const kept: Kept = { id: chat.id, vault, text: written(chat) };
    this.#tabs.postMessage(kept); // at once: a page that is closed comes no further
    await (await this.#database()).put(CHATS, kept);
  }

  async remove(id: string): Promise<void> {
    await (await this.#database()).delete(CHATS, id);
  }

  /** Of the browser's other tabs. */
  follow(kept: (conversation: Conversation) => void): void {
    this.#tabs.addEventListener("message", ({ data }: MessageEvent<Kept>) => {
      const chat = this.#read(data, readAlive);
      if (chat) {
        kept(chat);
      }
    });
  }

  /** Null where it is another vault's, or cannot be read. */
  #read({ id, vault, text }: Kept, as: typeof read): Conversation | null {
    if (vault !== this.#vault()) {
      return null;
    }
    this.#vaults.set(id, vault);
    return as(text);
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
