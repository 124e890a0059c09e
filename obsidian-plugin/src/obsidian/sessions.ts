import type { Host } from "../ui/host";
import { Session } from "../ui/session";

/** The chats on the screen: one for each chat view, which finds its own again when it is opened anew. */
export class Sessions {
  readonly #host: Host;
  /** Of views that were closed, the latest last; an answer goes on being written there. */
  readonly #idle: Session[] = [];
  #ended = false;
  readonly #restored = new WeakSet<Session>();

  constructor(host: Host) {
    this.#host = host;
  }

  take(): Session {
    return this.#idle.pop() ?? new Session(this.#host);
  }

  release(session: Session): void {
    this.#idle.push(session);
    if (this.#ended) {
      session.stop();
    }
  }

  /** Shows the chat of this id, or the one that was asked last, unless the session has been in use in this run. */
  async restore(session: Session, id: string | null): Promise<void> {
    if (this.#restored.has(session)) {
      return;
    }
    this.#restored.add(session);
    const untouched = session.conversation.peek();
    const chats = await this.#host.shelf.all().catch(() => []);
    const latest = [...chats].sort((one, other) => other.updated.localeCompare(one.updated))[0];
    const chat = id === null ? latest : chats.find((kept) => kept.id === id);
    if (chat && session.conversation.peek() === untouched) {
      session.show(chat);
    }
  }

  /** Stops the answers that are being written, also those of views that are yet to close. */
  end(): void {
    this.#ended = true;
    for (const session of this.#idle) {
      session.stop();
    }
  }
}
