import { describe, expect, it } from "vitest";
import { KeptToken } from "../../src/web/token";

/** As much of a browser as a token passes through. */
class Tab {
  readonly location = { hash: "", pathname: "/", search: "" } as Location;
  /** What the address was replaced by. */
  readonly replaced: string[] = [];
  readonly history = {
    replaceState: (_: unknown, __: string, url: string) => this.replaced.push(url),
  } as unknown as History;
  readonly #kept = new Map<string, string>();
  readonly storage = {
    getItem: (key: string) => this.#kept.get(key) ?? null,
    setItem: (key: string, value: string) => this.#kept.set(key, value),
  } as unknown as Storage;

  /** What is known after a visit at this address. */
  visit(hash: string, search = ""): string {
    Object.assign(this.location, { hash, search });
    const token = new KeptToken(this.storage);
    token.takeFrom(this.location, this.history);
    return token.value;
  }
}

describe("the token", () => {
  it("is taken from the address and out of it", () => {
    const tab = new Tab();
    expect(tab.visit("#token=a-b_c")).toBe("a-b_c");
    expect(tab.replaced).toEqual(["/"]);
  });

  it("is kept for visits without it, and replaced by a newer one", () => {
    const tab = new Tab();
    tab.visit("#token=old");
    expect(tab.visit("")).toBe("old");
    expect(tab.visit("#token=new", "?q=1")).toBe("new");
    expect(tab.replaced.at(-1)).toBe("/?q=1");
  });

  it("is empty where none was brought, and the address is left alone", () => {
    const tab = new Tab();
    expect(tab.visit("#tea")).toBe("");
    expect(tab.replaced).toEqual([]);
  });
});
