import type { ChatRequest } from "../daemon/wire";
import type { Chip } from "./scope";
import { scopeOf } from "./scope";
import type { Turn } from "./turn";

const LONGEST_TITLE = 120;

/** A chat as it is kept. */
export interface Conversation {
  readonly id: string;
  /** Empty until the user gives one: then the first question serves. */
  readonly title: string;
  /** ISO 8601. */
  readonly created: string;
  /** ISO 8601, of the last question. */
  readonly updated: string;
  readonly persona: string;
  readonly chips: readonly Chip[];
  readonly turns: readonly Turn[];
}

export function newConversation(id: string, persona: string, now: Date): Conversation {
  const time = now.toISOString();
  return { id, title: "", created: time, updated: time, persona, chips: [], turns: [] };
}

/** Short enough to be read, also where a whole letter was pasted as the question. */
export function titleOf({ title, turns }: Conversation): string {
  const whole = title || (turns[0]?.question.split("\n", 1)[0]?.trim() ?? "");
  return whole.length > LONGEST_TITLE ? `${whole.slice(0, LONGEST_TITLE).replace(/[\uD800-\uDBFF]$/, "").trimEnd()}…` : whole;
}

/** With the turn in the place of the one that has its id, or at the end. */
export function withTurn(conversation: Conversation, turn: Turn): Conversation {
  const known = conversation.turns.some(({ id }) => id === turn.id);
  const turns = known
    ? conversation.turns.map((old) => (old.id === turn.id ? turn : old))
    : [...conversation.turns, turn];
  return { ...conversation, turns, updated: known ? conversation.updated : turn.askedAt };
}

/** As it was before this turn: an earlier question that is asked anew replaces all that followed. */
export function before(conversation: Conversation, turnId: string): Conversation {
  const at = conversation.turns.findIndex(({ id }) => id === turnId);
  return at < 0 ? conversation : { ...conversation, turns: conversation.turns.slice(0, at) };
}

/** The open note, as it is sent with a question. */
export type NoteForRequest = NonNullable<ChatRequest["note"]>;

/** What the daemon is asked, with the conversation so far; a turn without an answer tells the model nothing. */
export function requestFor(
  conversation: Conversation,
  question: string,
  note: NoteForRequest | null,
  researchSteps: number | null,
): ChatRequest {
  const history = conversation.turns.filter(({ answer }) => answer !== "").flatMap(({ question: q, answer }) => [
    { role: "user" as const, content: q },
    { role: "assistant" as const, content: answer },
  ]);
  return {
    messages: [...history, { role: "user", content: question }],
    scope: scopeOf(conversation.chips),
    ...(conversation.persona === "" ? {} : { persona: conversation.persona }),
    ...(note === null ? {} : { note }),
    ...(researchSteps === null ? {} : { researchSteps }),
  };
}
