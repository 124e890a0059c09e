import type { DataAdapter } from "obsidian";
import { normalizePath } from "obsidian";
import type { Conversation } from "../chat/conversation";
import type { Shelf } from "../chat/shelf";
import { read, written } from "../chat/shelf";

const KEPT = ".json";
/** A chat that is being written; it takes its place once it is whole. */
const WRITING = ".json.new";

/** One file a chat, in a folder of the plugin's own. */
export class FolderShelf implements Shelf {
  readonly #adapter: DataAdapter;
  readonly #folder: string;
  /** The last write of each chat, which the next one waits for. */
  readonly #writes = new Map<string, Promise<void>>();
  readonly #followers: ((conversation: Conversation) => void)[] = [];

  constructor(adapter: DataAdapter, folder: string) {
    this.#adapter = adapter;
    this.#folder = normalizePath(folder);
  }

  async all(): Promise<Conversation[]> {
    if (!(await this.#adapter.exists(this.#folder))) {
      return [];
    }
    const { files } = await this.#adapter.list(this.#folder);
    const chats = await Promise.all([...new Set(files.map(idOf))].map((id) => this.#chat(id)));
    return chats.filter((chat) => chat !== null);
  }

  one(id: string): Promise<Conversation | null> {
    return this.#chat(id);
  }

  keep(conversation: Conversation): Promise<void> {
    for (const kept of this.#followers) {
      kept(conversation);
    }
    return this.#inTurn(conversation.id, () => this.#write(conversation));
  }

  remove(id: string): Promise<void> {
    return this.#inTurn(id, async () => {
      await this.#removeFile(this.#path(id, WRITING));
      await this.#removeFile(this.#path(id, KEPT));
    });
  }

  /** Settles once nothing is being written. */
  async written(): Promise<void> {
    await Promise.allSettled(this.#writes.values());
  }

  /** Of all views of this app. */
  follow(kept: (conversation: Conversation) => void): void {
    this.#followers.push(kept);
  }

  /** Of a chat whose writing was cut short, what was kept before; of one that was cut short between the two, what was new. */
  async #chat(id: string): Promise<Conversation | null> {
    const chat = (await this.#read(this.#path(id, KEPT))) ?? (await this.#read(this.#path(id, WRITING)));
    return chat?.id === id ? chat : null; // a copy that a sync tool made is not the chat
  }

  async #read(path: string): Promise<Conversation | null> {
    try {
      return read(await this.#adapter.read(path));
    } catch {
      return null;
    }
  }

  async #write(conversation: Conversation): Promise<void> {
    const kept = this.#path(conversation.id, KEPT);
    const writing = this.#path(conversation.id, WRITING);
    if (!(await this.#adapter.exists(this.#folder))) {
      await this.#adapter.mkdir(this.#folder);
    }
    await this.#adapter.write(writing, written(conversation));
    await this.#removeFile(kept); // the adapter renames to no name that is taken
    await this.#adapter.rename(writing, kept);
  }

  async #removeFile(path: string): Promise<void> {
    if (await this.#adapter.exists(path)) {
      await this.#adapter.remove(path);
    }
  }

  #inTurn(id: string, write: () => Promise<void>): Promise<void> {
    const turn = (this.#writes.get(id) ?? Promise.resolve()).then(write, write);
    this.#writes.set(id, turn);
    return turn.finally(() => {
      if (this.#writes.get(id) === turn) {
        this.#writes.delete(id);
      }
    });
  }

  #path(id: string, ending: string): string {
    return `${this.#folder}/${id}${ending}`;
  }
}

function idOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.replace(/\.json(\.new)?$/, "");
}
