import type { Memory } from "./memory";

const KEY = "token";

/**
 * The token that the daemon's address bears after its #, kept for later visits and taken out of the address, so that no
 * history and no screenshot shows it. The origin is one daemon's, so one token is enough for all its tabs.
 */
export class KeptToken {
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Takes it from the address, where it is there. */
  takeFrom(location: Location, history: History): void {
    const token = new URLSearchParams(location.hash.slice(1)).get(KEY);
    if (token !== null) {
      this.#memory.setItem(KEY, token);
      history.replaceState(null, "", location.pathname + location.search);
    }
  }

  /** Empty where there is none, which the daemon refuses as it does a wrong one. */
  get value(): string {
    return this.#memory.getItem(KEY) ?? "";
  }
}
