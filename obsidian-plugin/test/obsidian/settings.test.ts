import { expect, test } from "vitest";
import { DEFAULTS, forKeeping, migrated } from "../../src/obsidian/settings";

test("nothing kept gives the defaults", () => {
  for (const nothing of [null, undefined, "", 3, [], {}]) {
    expect(migrated(nothing)).toEqual({ settings: DEFAULTS, writable: true });
  }
  expect(DEFAULTS).toMatchObject({ stopWithApp: true, startWithApp: false, sendNote: true, chatsFolder: "Vaultkeeper/Chats" });
});

test("what was kept comes back", () => {
  const settings = { ...DEFAULTS, url: "http://127.0.0.1:4816", token: "t", researchSteps: 3, sendNote: false };
  const kept: unknown = JSON.parse(JSON.stringify(forKeeping(settings)));
  expect(migrated(kept)).toEqual({ settings, writable: true });
});

test("a damaged value costs that one and no other", () => {
  const kept = { version: 1, token: 7, researchSteps: 9, sendNote: "yes", launcher: " /opt/vaultkeeper ", chatsFolder: "Talks" };
  expect(migrated(kept).settings).toEqual({ ...DEFAULTS, launcher: "/opt/vaultkeeper", chatsFolder: "Talks" });
});

test("unknown keys are dropped", () => {
  expect(migrated({ version: 1, colour: "red" }).settings).toEqual(DEFAULTS);
});

test("a newer version's settings are read as far as they can be, and not written over", () => {
  expect(migrated({ version: 99, token: "t", persona: { name: "new shape" } })).toEqual({
    settings: { ...DEFAULTS, token: "t" },
    writable: false,
  });
});
