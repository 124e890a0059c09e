import { batch, computed, signal } from "@preact/signals";
import type { Conversation, NoteForRequest } from "../chat/conversation";
import { before, newConversation, requestFor, withTurn } from "../chat/conversation";
import type { Chip } from "../chat/scope";
import { withChip } from "../chat/scope";
import type { Turn } from "../chat/turn";
import { advanced, asked, failed, stopped } from "../chat/turn";
import type { DaemonClient } from "../daemon/client";
import { isAbort, ProblemError } from "../daemon/errors";
import type { Problem } from "../daemon/wire";
import type { Host } from "./host";
import { Pulls } from "./pulls";
import { texts } from "./texts";

/** How the open note takes part in a question. */
export type NoteUse = "with" | "only" | "off";

/** One chat on the screen: what the user sees of it and can do with it. */
export class Session {
  readonly host: Host;
  readonly conversation;
  /** The turn whose answer is being written; apart from the others, since it changes a hundred times a second. */
  readonly running = signal<Turn | null>(null);
  readonly draft = signal("");
  readonly noteUse;
  readonly useSelection = signal(true);
  /** The turn whose question is being edited. */
  readonly editing = signal<string | null>(null);
  readonly pulls = new Pulls();
  readonly chips = computed(() => this.conversation.value.chips);
  #stop: AbortController | null = null;

  constructor(host: Host) {
    this.host = host;
    const { persona, sendNote } = host.preferences.value;
    this.conversation = signal(newConversation(crypto.randomUUID(), persona, new Date()));
    this.noteUse = signal<NoteUse>(sendNote ? "with" : "off");
  }

  /** Asks, and returns once the answer has ended in one way or another. */
  async ask(question: string): Promise<void> {
    const link = this.host.link.value;
    if (question.trim() === "" || this.running.value || link.state !== "ready") {
      return;
    }
    const conversation = this.conversation.value;
    const turn = asked(crypto.randomUUID(), question.trim(), new Date());
    batch(() => {
      this.draft.value = "";
      this.running.value = turn;
      this.conversation.value = withTurn(conversation, turn);
    });
    await this.#answer(link.client, turn, requestFor(conversation, turn.question, this.#note(), this.#steps()));
  }

  stop(): void {
    this.#stop?.abort();
  }

  /** Asks the question of this turn anew, perhaps in other words; what followed it is replaced. */
  async askAgain(turnId: string, question: string): Promise<void> {
    if (!this.running.value && this.host.link.value.state === "ready" && question.trim() !== "") {
      this.conversation.value = before(this.conversation.value, turnId);
      await this.ask(question);
    }
  }

  /** Leaves this chat, which is kept, for another. */
  show(conversation: Conversation): void {
    this.stop();
    this.editing.value = null;
    this.conversation.value = conversation;
  }

  fresh(): void {
    const { persona } = this.conversation.value;
    this.show(newConversation(crypto.randomUUID(), persona, new Date()));
  }

  rename(title: string): void {
    this.#change({ title: title.trim() });
  }

  usePersona(persona: string): void {
    this.#change({ persona });
  }

  addChip(chip: Chip): void {
    this.#change({ chips: withChip(this.chips.value, chip) });
  }

  removeChip(chip: Chip): void {
    this.#change({ chips: this.chips.value.filter((other) => other !== chip) });
  }

  clearScope(): void {
    this.#change({ chips: [] });
  }

  #change(change: Partial<Conversation>): void {
    this.conversation.value = { ...this.conversation.value, ...change };
    if (this.conversation.value.turns.length > 0) {
      this.#keep(this.conversation.value);
    }
  }

  async #answer(client: DaemonClient, first: Turn, request: ReturnType<typeof requestFor>): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    const asked = this.conversation.value;
    let turn = first;
    this.#keep(asked);
    try {
      for await (const event of client.chat(request, stop.signal)) {
        turn = advanced(turn, event);
        this.running.value = turn;
      }
    } catch (e) {
      turn = isAbort(e) ? stopped(turn) : failed(turn, problemOf(e));
    }
    this.#ended(asked, turn);
  }

  /** The turn's chat may have left the screen meanwhile, and is kept all the same. */
  #ended(asked: Conversation, turn: Turn): void {
    const shown = this.conversation.value.id === asked.id;
    const conversation = withTurn(shown ? this.conversation.value : asked, turn);
    batch(() => {
      this.running.value = null;
      this.#stop = null;
      if (shown) {
        this.conversation.value = conversation;
      }
    });
    this.#keep(conversation);
  }

  #keep(conversation: Conversation): void {
    this.host.shelf.keep(conversation).catch(() => {
      this.host.notify(texts.chatNotKept);
    });
  }

  #note(): NoteForRequest | null {
    const note = this.noteUse.value === "off" ? null : (this.host.readNote?.() ?? null);
    if (!note) {
      return null;
    }
    const { selection, ...rest } = note;
    const selected = this.useSelection.value && selection !== undefined ? { selection } : {};
    return { ...rest, ...selected, only: this.noteUse.value === "only" };
  }

  #steps(): number | null {
    return this.host.preferences.value.researchSteps;
  }
}

function problemOf(error: unknown): Problem {
  return error instanceof ProblemError
    ? error.problem
    : { title: texts.brokeOff, status: 0, detail: texts.brokeOff, hint: texts.brokeOffHint };
}
