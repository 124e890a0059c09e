import type { Status } from "../daemon/wire";
import { texts } from "./texts";

/** What is wrong with a model, and what to do; empty where nothing is. Where one is available, it is about the other that plans the search. */
export function modelFault({ reason, hint }: Status["llm"]): string {
  return [reason, hint === null ? null : sentence(hint)].filter(Boolean).join(" ");
}

/** The daemon's hints go on from other words; a command is one to the letter. */
function sentence(hint: string): string {
  return hint.startsWith("ollama ") ? texts.getItWith(hint) : hint.charAt(0).toUpperCase() + hint.slice(1);
}
