// @vitest-environment happy-dom
import { App } from "obsidian-test-mocks/obsidian";
import { setup } from "obsidian-test-mocks/setup";
import { beforeAll, expect, test, vi } from "vitest";
import { newConversation, withTurn } from "../../src/chat/conversation";
import { asked } from "../../src/chat/turn";
import { FolderShelf } from "../../src/obsidian/shelf";

const NOON = new Date("2026-11-21T12:00:00Z");
const FOLDER = "plugins/vaultkeeper/chats";

beforeAll(setup);

function shelf() {
  const { adapter } = App.createConfigured__().vault;
  return { adapter, shelf: new FolderShelf(adapter, FOLDER) };
}

function chat(id: string, question = "Where is the key?") {
  return withTurn(newConversation(id, "assistant", NOON), { ...asked("t1", question, NOON), state: "done" });
}

test("an empty shelf has no chats", async () => {
  expect(await shelf().shelf.all()).toEqual([]);
});

test("chats are kept, replaced and removed", async () => {
  const { adapter, shelf: kept } = shelf();
  await kept.keep(chat("one"));
  await kept.keep(chat("two"));
  await kept.keep(chat("one", "And the lamp?"));
  expect((await kept.all()).map(({ id, turns }) => [id, turns[0]?.question]).sort()).toEqual([
    ["one", "And the lamp?"],
    ["two", "Where is the key?"],
  ]);
  await kept.remove("one");
  expect(await kept.all()).toHaveLength(1);
  expect((await adapter.list(FOLDER)).files).toEqual([`${FOLDER}/two.json`]);
});

test("one chat is read by itself", async () => {
  const { adapter, shelf: kept } = shelf();
  await kept.keep(chat("one"));
  await kept.keep(chat("two"));
  const reads = vi.spyOn(adapter, "read");
  expect(await kept.one("two")).toEqual(chat("two"));
  expect(reads).toHaveBeenCalledTimes(1);
  expect(await kept.one("three")).toBeNull();
});

test("what is being written can be waited for", async () => {
  const { adapter, shelf: kept } = shelf();
  void kept.keep(chat("one"));
  void kept.keep(chat("two"));
  await kept.written();
  expect((await adapter.list(FOLDER)).files.sort()).toEqual([`${FOLDER}/one.json`, `${FOLDER}/two.json`]);
});

test("writes of one chat keep their order", async () => {
  const { shelf: kept } = shelf();
  await Promise.all(Array.from({ length: 20 }, (_, n) => kept.keep(chat("one", `Question ${n}`))));
  expect((await kept.all())[0]?.turns[0]?.question).toBe("Question 19");
});

test("what cannot be read is left out and left alone", async () => {
  const { adapter, shelf: kept } = shelf();
  await kept.keep(chat("one"));
  await adapter.write(`${FOLDER}/newer.json`, '{"version":99}');
  await adapter.write(`${FOLDER}/one (conflict).json`, await adapter.read(`${FOLDER}/one.json`));
  expect((await kept.all()).map(({ id }) => id)).toEqual(["one"]);
  expect(await adapter.read(`${FOLDER}/newer.json`)).toBe('{"version":99}');
});

test("a write that was cut short costs nothing that was whole", async () => {
  const { adapter, shelf: kept } = shelf();
  await kept.keep(chat("one"));
  await adapter.write(`${FOLDER}/one.json.new`, '{"version":1,"cha');
  expect((await kept.all())[0]?.id).toBe("one");
  await adapter.rename(`${FOLDER}/one.json`, `${FOLDER}/two.json.new`);
  await kept.keep(chat("one", "Anew?"));
  expect((await kept.all()).map(({ turns }) => turns[0]?.question)).toEqual(["Anew?"]);
});
