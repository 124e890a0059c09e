import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Turn } from "../chat/turn";
import { texts } from "./texts";

const SENTENCE_END = /[.!?…]["”’)\]]*\s/g;

/** For screen readers: the stages, and the answer sentence by sentence. */
export function Announcer({ turn }: { readonly turn: Turn | null }) {
  const said = useSignal("");
  const until = useRef({ id: "", length: 0 });
  useEffect(() => {
    if (!turn) {
      return;
    }
    if (until.current.id !== turn.id) {
      // One that was there before is read where it stands.
      until.current = { id: turn.id, length: turn.state === "running" ? 0 : turn.answer.length };
    }
    if (turn.answer === "" && turn.state === "running") {
      said.value = texts.stages[turn.stage];
      return;
    }
    const end = turn.state === "running" ? lastSentenceEnd(turn.answer) : turn.answer.length;
    if (end > until.current.length) {
      said.value = spoken(turn.answer.slice(until.current.length, end));
      until.current.length = end;
    }
  }, [turn, said]);
  return (
    <div class="vk-announcer" role="status" aria-live="polite">
      {said.value}
    </div>
  );
}

function lastSentenceEnd(text: string): number {
  const last = [...text.matchAll(SENTENCE_END)].at(-1);
  return last ? last.index + last[0].length : 0;
}

function spoken(markdown: string): string {
  return markdown.replace(/\[\d+\]|[*_`#>]/g, "").trim();
}
