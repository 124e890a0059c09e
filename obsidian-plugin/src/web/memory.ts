/** As much of a browser's storage as the page needs. */
export type Memory = Pick<Storage, "getItem" | "setItem">;

/** A browser's storage, or the page's own memory where there is none: with cookies blocked it throws, and some private windows take nothing. */
export class ForgivingMemory implements Memory {
  readonly #storage: () => Memory;
  readonly #own = new Map<string, string>();

  constructor(storage: () => Memory) {
    this.#storage = storage;
  }

  getItem(key: string): string | null {
    const own = this.#own.get(key);
    if (own !== undefined) {
      return own;
    }
    try {
      return this.#storage().getItem(key);
    } catch {
      return null;
    }
  }

  setItem(key: string, value: string): void {
    try {
      this.#storage().setItem(key, value);
      this.#own.delete(key);
    } catch {
      this.#own.set(key, value);
    }
  }
}
