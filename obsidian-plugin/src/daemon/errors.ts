import type { Problem } from "./wire";

/** Nobody answered, or somebody who is no daemon. */
export class AbsentError extends Error {
  override readonly name: string = "AbsentError";
}

/** Somebody answers whom this version does not understand. */
export class UnreadableError extends AbsentError {
  override readonly name = "UnreadableError";
}

/** The daemon answers, and does not know the token. */
export class TokenError extends Error {
  override readonly name = "TokenError";
}

/** The daemon said what is wrong; its words are for the user. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.problem = problem;
  }
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
