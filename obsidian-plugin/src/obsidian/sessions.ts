import type { Conversation } from "../chat/conversation";
import type { Host } from "../ui/host";
import { Session } from "../ui/session";

/** The chats on the screen: one for each chat view, which finds its own again when it is opened anew. */
export class Sessions {
  readonly #host: Host;
  /** Of views that were closed, the latest last; an answer goes on being written there. */
  readonly #idle: Session[] = [];
  readonly #all = new Set<Session>();
  readonly #restored = new WeakSet<Session>();

  constructor(host: Host) {
    this.#host = host;
  }

  take(): Session {
    const session = this.#idle.pop() ?? new Session(this.#host);
    this.#all.add(session);
    return session;
  }

  release(session: Session): void {
    this.#idle.push(session);
  }

  /** Shows the chat of this id, or the one that was asked last, unless the session has been in use in this run. */
  async restore(session: Session, id: string | null): Promise<void> {
    if (this.#restored.has(session)) {
      return;
    }
    this.#restored.add(session);
    const untouched = session.conversation.peek();
    const chat = await (id === null ? this.#latest() : this.#host.shelf.one(id)).catch(() => null);
    if (chat && session.conversation.peek() === untouched) {
      session.takeUp(chat);
    }
  }

  /** Stops the answers that are being written, also those of views that are yet to close: they are kept as far as they came. */
  stop(): void {
    for (const session of this.#all) {
      session.stop();
    }
  }

  async #latest(): Promise<Conversation | null> {
    const chats = await this.#host.shelf.all();
    return chats.sort((one, other) => other.updated.localeCompare(one.updated))[0] ?? null;
  }
}
