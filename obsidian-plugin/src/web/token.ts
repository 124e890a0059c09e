const KEY = "token";

/**
 * The token that the daemon's address bears after its #, kept for later visits and taken out of the address, so that no
 * history and no screenshot shows it. The origin is one daemon's, so one token is enough for all its tabs.
 */
export class KeptToken {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Takes it from the address, where it is there. */
  takeFrom(location: Location, history: History): void {
    const token = new URLSearchParams(location.hash.slice(1)).get(KEY);
    if (token !== null) {
      this.#storage.setItem(KEY, token);
      history.replaceState(null, "", location.pathname + location.search);
    }
  }

  /** Empty where there is none, which the daemon refuses as it does a wrong one. */
  get value(): string {
    return this.#storage.getItem(KEY) ?? "";
  }
}
