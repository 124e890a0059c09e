import * as v from "valibot";
import type { Conversation } from "../../src/chat/conversation";
import { newConversation } from "../../src/chat/conversation";
import type { Turn } from "../../src/chat/turn";
import { asked } from "../../src/chat/turn";
import { DaemonClient } from "../../src/daemon/client";
import type { ChatEvent, Passage } from "../../src/daemon/wire";
import { found } from "../../src/daemon/wire";
import { ADDRESS, collected, saying, ScriptedTransport } from "../daemon/scripted";
import { example, exampleJson } from "../wire";

export const NOW = new Date("2026-11-21T10:00:00Z");

export function question(text: string, change: Partial<Turn> = {}): Turn {
  return { ...asked(`turn of ${text}`, text, NOW), ...change };
}

export function answered(text: string, answer: string, change: Partial<Turn> = {}): Turn {
  return question(text, { state: "done", answer, ...change });
}

export function conversation(change: Partial<Conversation> = {}): Conversation {
  return { ...newConversation("chat", "assistant", NOW), ...change };
}

/** A passage of a note and one of a chat, numbered. */
export function passages(): [Passage, Passage] {
  const [note, chat] = v.parse(found, exampleJson("search.json")).passages;
  if (!note || !chat) {
    throw new Error("The example has fewer than two passages.");
  }
  return [{ ...note, n: 1 }, { ...chat, n: 2 }];
}

/** The events of one of the wire's examples. */
export function eventsOf(name: string): Promise<ChatEvent[]> {
  const client = new DaemonClient(new ScriptedTransport(saying([example(name)])), ADDRESS);
  return collected(client.chat({ messages: [], scope: {} }, new AbortController().signal));
}
