import { describe, expect, it } from "vitest";
import { matching, read, written } from "../../src/chat/shelf";
import { advanced } from "../../src/chat/turn";
import { answered, conversation, eventsOf, question } from "./turns";

async function full() {
  const turns = await Promise.all(
    ["chat-written.sse", "chat-quoted.sse", "chat-error.sse"].map(async (name) =>
      (await eventsOf(name)).reduce(advanced, question(name)),
    ),
  );
  const chips = [
    { kind: "folder" as const, value: "Boats", label: "Boats" },
    { kind: "days" as const, label: "since 2026", from: "2026-01-01" },
  ];
  return conversation({ title: "Boat", chips, turns });
}

describe("a kept chat", () => {
  it("is read as it was written", async () => {
    const chat = await full();
    expect(read(written(chat))).toEqual(chat);
    expect(read(written(conversation()))).toEqual(conversation());
  });

  it("whose answer was being written when the host ended has stopped", () => {
    const chat = conversation({ turns: [question("?", { answer: "Half" })] });
    expect(read(written(chat))?.turns).toMatchObject([{ state: "stopped", answer: "Half" }]);
  });

  it("of a newer version, or cut short, or of other things, is none", async () => {
    const text = written(await full());
    const rubbish = ["", "{", "null", "7", "[]", "{}", '{"version":1}', text.replace('"version":1', '"version":2')];
    for (const each of [...rubbish, text.slice(0, -1), text.replace('"state":"done"', '"state":"dancing"')]) {
      expect(read(each), each.slice(0, 40)).toBeNull();
    }
  });

  it("may have more than this version knows", async () => {
    const chat = await full();
    const newer = JSON.stringify({ version: 1, chat: { ...chat, colour: "green" }, pinned: true });
    expect(read(newer)).toEqual(chat);
  });
});

describe("a search among kept chats", () => {
  const boat = conversation({ id: "1", updated: "2026-01-01", turns: [answered("Hull?", "São João paints it.")] });
  const tea = conversation({ id: "2", updated: "2026-03-01", title: "Tea and João" });
  const plain = conversation({ id: "3", updated: "2026-02-01", turns: [answered("Bread?", "Rye.")] });
  const ids = (query: string) => matching([boat, tea, plain], query).map(({ id }) => id);

  it("finds all words in any order, case and accents, the newest first", () => {
    expect(ids("")).toEqual(["2", "3", "1"]);
    expect(ids("joao")).toEqual(["2", "1"]);
    expect(ids("JOÃO hull")).toEqual(["1"]);
    expect(ids("  rye ")).toEqual(["3"]);
    expect(ids("joao rye")).toEqual([]);
  });

  it("reads each chat once, however much is typed", () => {
    let reads = 0;
    const turn = { ...answered("Hull?", ""), get answer() { reads++; return "The yard."; } };
    const chat = conversation({ turns: [turn] });
    for (const query of ["y", "ya", "yar", "yard"]) {
      expect(matching([chat], query)).toHaveLength(1);
    }
    expect(reads).toBe(1);
  });
});
