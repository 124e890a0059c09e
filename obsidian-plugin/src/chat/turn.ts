import type { Budget, ChatEvent, Passage, Problem, Timings } from "../daemon/wire";

/** What the keeper asked of the notes in one step of the research. */
export interface Step {
  readonly search: boolean;
  readonly queries: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

export type Stage = "sending" | "understanding" | "searching" | "answering";

/** One question and what came of it. */
export interface Turn {
  readonly id: string;
  readonly question: string;
  /** ISO 8601. */
  readonly askedAt: string;
  readonly state: "running" | "done" | "stopped" | "failed";
  readonly stage: Stage;
  /** Of the research, from 1. */
  readonly step: number;
  readonly steps: readonly Step[];
  /** Null until the notes were searched. */
  readonly passages: readonly Passage[] | null;
  readonly answer: string;
  readonly mode: "written" | "quoted";
  readonly citations: readonly number[];
  readonly budget: Budget | null;
  readonly timings: Timings | null;
  /** What went wrong, in a failed turn. */
  readonly problem: Problem | null;
}

export function asked(id: string, question: string, now: Date): Turn {
  return {
    id,
    question,
    askedAt: now.toISOString(),
    state: "running",
    stage: "sending",
    step: 1,
    steps: [],
    passages: null,
    answer: "",
    mode: "written",
    citations: [],
    budget: null,
    timings: null,
    problem: null,
  };
}

/** The turn after an event. A turn that has ended stays as it is. */
export function advanced(turn: Turn, { event, data }: ChatEvent): Turn {
  if (turn.state !== "running") {
    return turn;
  }
  switch (event) {
    case "stage":
      return { ...turn, stage: data.stage, step: data.step };
    case "query":
      return { ...turn, steps: [...turn.steps, data] };
    case "passages":
      return { ...turn, passages: data.passages };
    case "token":
      return { ...turn, answer: turn.answer + data.text };
    case "done":
      return { ...turn, ...data, state: "done" };
    case "error":
      return failed(turn, data);
  }
}

/** What came stays. */
export function stopped(turn: Turn): Turn {
  return turn.state === "running" ? { ...turn, state: "stopped", citations: cited(turn) } : turn;
}

/** What came stays. */
export function failed(turn: Turn, problem: Problem): Turn {
  return turn.state === "running" ? { ...turn, state: "failed", problem, citations: cited(turn) } : turn;
}

/** The passages whose numbers the text bears, ascending: the daemon tells only at the end. */
function cited(turn: Turn): number[] {
  const numbers = new Set([...turn.answer.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1])));
  return (turn.passages ?? []).map((passage) => passage.n).filter((n) => numbers.has(n));
}
