import * as v from "valibot";
import { passage, problem, chatEvents } from "../daemon/wire";
import type { Conversation } from "./conversation";
import { titleOf } from "./conversation";

/** Where chats are kept; each host has its own place, outside the synced notes. */
export interface Shelf {
  /** In no particular order; what cannot be read is left out and left where it is. */
  all(): Promise<Conversation[]>;
  /** Null where there is none of this id that can be read. */
  one(id: string): Promise<Conversation | null>;
  /** Puts it in the place of the one with its id. */
  keep(conversation: Conversation): Promise<void>;
  remove(id: string): Promise<void>;
  /** Tells of every chat that is kept, whoever keeps it: another view or tab may show the same one. */
  follow(kept: (conversation: Conversation) => void): void;
}

const VERSION = 1;

const chip = v.union([
  v.object({ kind: v.picklist(["document", "folder", "tag", "source"]), value: v.string(), label: v.string() }),
  v.object({ kind: v.literal("days"), label: v.string(), from: v.exactOptional(v.string()), to: v.exactOptional(v.string()) }),
]);

const step = v.object({
  search: v.boolean(),
  queries: v.array(v.string()),
  from: v.nullable(v.string()),
  to: v.nullable(v.string()),
});

const turn = v.object({
  id: v.string(),
  question: v.string(),
  askedAt: v.string(),
  state: v.picklist(["running", "done", "stopped", "failed"]),
  stage: v.picklist(["sending", "understanding", "searching", "answering"]),
  step: v.number(),
  steps: v.array(step),
  passages: v.nullable(v.array(passage)),
  answer: v.string(),
  mode: chatEvents.done.entries.mode,
  citations: v.array(v.number()),
  budget: v.nullable(chatEvents.done.entries.budget),
  timings: v.nullable(chatEvents.done.entries.timings),
  problem: v.nullable(problem),
});

const kept = v.object({
  version: v.literal(VERSION),
  chat: v.object({
    id: v.string(),
    title: v.string(),
    created: v.string(),
    updated: v.string(),
    persona: v.string(),
    chips: v.array(chip),
    turns: v.array(turn),
  }),
});

export function written(chat: Conversation): string {
  return JSON.stringify({ version: VERSION, chat });
}

/** Null where the text is no chat that this version can read. An answer that was being written when the host ended has stopped. */
export function read(text: string): Conversation | null {
  const chat = readAlive(text);
  return chat && { ...chat, turns: chat.turns.map((t) => (t.state === "running" ? { ...t, state: "stopped" } : t)) };
}

/** As `read`, of a chat whose answer somebody else may still be writing. */
export function readAlive(text: string): Conversation | null {
  try {
    const result = v.safeParse(kept, JSON.parse(text));
    return result.success ? result.output.chat : null;
  } catch {
    return null;
  }
}

/** Those that have all the words, in their title, questions or answers; the newest first. */
export function matching(chats: readonly Conversation[], query: string): Conversation[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  return chats
    .filter((chat) => words.length === 0 || words.every((word) => searchText(chat).includes(word)))
    .sort((one, other) => other.updated.localeCompare(one.updated));
}

/** Folded once a chat, and not with each letter of a query. */
const searchTexts = new WeakMap<Conversation, string>();

function searchText(chat: Conversation): string {
  const known = searchTexts.get(chat) ?? folded([titleOf(chat), ...chat.turns.flatMap((t) => [t.question, t.answer])].join("\n"));
  searchTexts.set(chat, known);
  return known;
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
