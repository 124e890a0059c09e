import { describe, expect, it } from "vitest";
import { ForgivingMemory } from "../../src/web/memory";

function refuse(): never {
  throw new DOMException("Access is denied.", "SecurityError");
}

describe("the page's memory", () => {
  it("is the browser's where there is one", () => {
    const kept = new Map<string, string>();
    const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
    new ForgivingMemory(() => storage).setItem("token", "t");
    expect(new ForgivingMemory(() => storage).getItem("token")).toBe("t");
    expect(new ForgivingMemory(() => storage).getItem("vault")).toBeNull();
  });

  it("is its own where the browser has none", () => {
    const memory = new ForgivingMemory(refuse);
    expect(memory.getItem("token")).toBeNull();
    memory.setItem("token", "t");
    expect(memory.getItem("token")).toBe("t");
  });

  it("is its own where the browser's takes nothing", () => {
    const memory = new ForgivingMemory(() => ({ getItem: () => "old", setItem: refuse }));
    memory.setItem("token", "new");
    expect(memory.getItem("token")).toBe("new");
  });
});
