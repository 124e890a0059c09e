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

/** How often an answer is kept while it is written. */
const KEEP_MILLIS = 3000;
/** Whose draft it is where nothing was asked yet: one new chat is as good as the next. */
const NEW_CHAT = "";

/** How the open note takes part in a question. */
export type NoteUse = "with" | "only" | "off";

/** A question that was asked, while it is put in other words. */
export interface Edit {
  /** The turn that it is of. */
  readonly turn: string;
  readonly text: string;
}

/** What was begun and not sent. */
interface Unsent {
  readonly draft: string;
  readonly edit: Edit | null;
}

/** One chat on the screen: what the user sees of it and can do with it. */
export class Session {
  readonly host: Host;
  readonly conversation;
  /** The turn whose answer is being written; apart from the others, since it changes a hundred times a second. */
  readonly running = signal<Turn | null>(null);
  /** Of the chat that is shown. */
  readonly draft = signal("");
  readonly noteUse;
  readonly useSelection = signal(true);
  readonly edit = signal<Edit | null>(null);
  /** Whether the earlier chats are shown in the place of this one. */
  readonly historyOpen = signal(false);
  readonly pulls = new Pulls();
  readonly chips = computed(() => this.conversation.value.chips);
  /** Whether an answer is being written; for those whom its text does not concern. */
  readonly busy = computed(() => this.running.value !== null);
  readonly canAsk = computed(() => !this.busy.value && this.host.link.value.state === "ready");
  #stop: AbortController | null = null;
  /** The chat before a question was asked again, until an answer has come. */
  #former: Conversation | null = null;
  /** What this session kept last. */
  #kept: Conversation | null = null;
  /** Of each chat that is not shown, until this session ends. */
  readonly #unsent = new Map<string, Unsent>();

  constructor(host: Host) {
    this.host = host;
    const { persona, sendNote } = host.preferences.value;
    this.conversation = signal(newConversation(crypto.randomUUID(), persona, new Date()));
    this.noteUse = signal<NoteUse>(sendNote ? "with" : "off");
    host.shelf.follow((kept) => {
      this.#follow(kept);
    });
  }

  /** Asks what is in the field. */
  send(): void {
    const question = this.draft.value;
    if (this.canAsk.value && question.trim() !== "") {
      this.draft.value = "";
      void this.ask(question);
    }
  }

  /**
   * Asks, and returns once the answer has ended in one way or another.
   *
   * @param former the chat to go back to where no answer comes
   */
  async ask(question: string, former: Conversation | null = null): Promise<void> {
    const link = this.host.link.value;
    if (question.trim() === "" || this.running.value || link.state !== "ready") {
      return;
    }
    const conversation = this.conversation.value;
    const turn = asked(crypto.randomUUID(), question.trim(), new Date());
    const request = requestFor(conversation, turn.question, this.#note(), this.#steps());
    this.#former = former;
    batch(() => {
      this.edit.value = null;
      this.historyOpen.value = false;
      this.running.value = turn;
      this.conversation.value = withTurn(conversation, turn);
    });
    await this.#answer(link.client, request);
  }

  /** What came stays. Does not wait for the connection to break off. */
  stop(): void {
    this.#ended(stopped);
  }

  /** Asks the question of this turn anew, perhaps in other words; what followed it is replaced. */
  async askAgain(turnId: string, question: string): Promise<void> {
    if (this.canAsk.value && question.trim() !== "") {
      const former = this.conversation.value;
      this.conversation.value = before(former, turnId);
      const replaced = former.turns.slice(this.conversation.value.turns.length);
      await this.ask(question, replaced.some(({ answer }) => answer !== "") ? former : null);
    }
  }

  /** Answers are worth more than none: where no new one came, the former ones stay, and an edited question goes to the field. */
  #withFormer(conversation: Conversation, turn: Turn): Conversation {
    const former = this.#former;
    this.#former = null;
    if (former?.id !== conversation.id || turn.answer !== "" || turn.state === "done") {
      return withTurn(conversation, turn);
    }
    this.host.notify(turn.problem?.detail ?? texts.stoppedHere);
    const edited = !former.turns.some(({ question }) => question === turn.question);
    if (edited && this.draft.value === "") {
      this.draft.value = turn.question;
    }
    return { ...conversation, turns: former.turns };
  }

  /** Leaves this chat, which is kept, for another. */
  show(conversation: Conversation): void {
    this.historyOpen.value = false;
    if (conversation.id !== this.conversation.value.id) {
      this.stop();
      this.#unsent.set(draftOf(this.conversation.value), { draft: this.draft.value, edit: this.edit.value });
      const { draft, edit } = this.#unsent.get(draftOf(conversation)) ?? { draft: "", edit: null };
      batch(() => {
        this.conversation.value = conversation;
        this.draft.value = draft;
        this.edit.value = edit;
      });
    }
  }

  /** Shows the chat that was here before a restart: what has been typed meanwhile is meant for it. */
  takeUp(conversation: Conversation): void {
    const typed = this.draft.value;
    batch(() => {
      this.draft.value = "";
      this.show(conversation);
      this.draft.value = typed;
    });
  }

  /** Begins a new chat, with the persona that is set for such, or else with this one's. */
  fresh(): void {
    const { persona, sendNote } = this.host.preferences.value;
    this.noteUse.value = sendNote ? "with" : "off";
    this.show(newConversation(crypto.randomUUID(), persona || this.conversation.value.persona, new Date()));
  }

  /** Leaves this chat, which is not kept, for a new one. */
  discard(): void {
    const open = this.historyOpen.value;
    this.#broken();
    batch(() => {
      this.draft.value = "";
      this.fresh();
      this.historyOpen.value = open;
    });
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
    if (this.conversation.value.turns.length > 0 && !this.#isWaiting(this.running.value)) {
      this.#keep(this.conversation.value);
    }
  }

  async #answer(client: DaemonClient, request: ReturnType<typeof requestFor>): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    if (!this.#former) {
      this.#keep(this.conversation.value);
    }
    let kept = Date.now();
    try {
      for await (const event of client.chat(request, stop.signal)) {
        if (this.#stop === stop && this.running.value) {
          this.running.value = advanced(this.running.value, event);
          kept = this.#keepNowAndThen(this.running.value, kept);
        }
      }
      this.#endedIf(stop, (turn) => turn);
    } catch (e) {
      this.#endedIf(stop, (turn) => (isAbort(e) ? stopped(turn) : failed(turn, problemOf(e))));
    }
  }

  /** So that little is lost where the app ends in mid-answer. Returns when the chat was kept last. */
  #keepNowAndThen(turn: Turn, kept: number): number {
    const now = Date.now();
    if (now - kept < KEEP_MILLIS || this.#isWaiting(turn)) {
      return kept;
    }
    this.#keep(withTurn(this.conversation.value, turn));
    return now;
  }

  /** Whether what was kept is still the chat as it was before this turn, to be replaced once an answer comes. */
  #isWaiting(turn: Turn | null): boolean {
    return this.#former !== null && turn?.answer === "";
  }

  /** Unless this answer was stopped before, and perhaps another is being written now. */
  #endedIf(stop: AbortController, last: (turn: Turn) => Turn): void {
    if (this.#stop === stop) {
      this.#ended(last);
    }
  }

  #ended(last: (turn: Turn) => Turn): void {
    batch(() => {
      const turn = this.#broken();
      if (turn) {
        this.conversation.value = this.#withFormer(this.conversation.value, last(turn));
        this.#keep(this.conversation.value);
      }
    });
  }

  /** The turn whose answer was being written, and is no more. */
  #broken(): Turn | null {
    const turn = this.running.value;
    this.#stop?.abort();
    this.#stop = null;
    this.running.value = null;
    return turn;
  }

  /** Where another view goes on with the same chat, so does this one; its own answer goes on being written. */
  #follow(kept: Conversation): void {
    if (kept === this.#kept || kept.id !== this.conversation.value.id) {
      return;
    }
    const turn = this.running.value;
    this.#former = null;
    this.conversation.value = turn ? withTurn(kept, turn) : kept;
  }

  #keep(conversation: Conversation): void {
    this.#kept = conversation;
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

function draftOf({ id, turns }: Conversation): string {
  return turns.length === 0 ? NEW_CHAT : id;
}

function problemOf(error: unknown): Problem {
  return error instanceof ProblemError
    ? error.problem
    : { title: texts.brokeOff, status: 0, detail: texts.brokeOff, hint: texts.brokeOffHint };
}
