import { expect, test } from "vitest";
import { DEFAULTS, forKeeping, migrated } from "../../src/obsidian/settings";

test("nothing kept gives the defaults", () => {
  for (const nothing of [null, undefined, "", 3, [], {}]) {
    expect(migrated({ vault: nothing, machine: nothing })).toEqual({ settings: DEFAULTS, writable: true });
  }
  expect(DEFAULTS).toMatchObject({ stopWithApp: true, startWithApp: false, sendNote: true, chatsFolder: "Vaultkeeper/Chats" });
});

test("what was kept comes back", () => {
  const settings = { ...DEFAULTS, url: "http://127.0.0.1:4816", token: "t", researchSteps: 3, sendNote: false };
  const kept = JSON.parse(JSON.stringify(forKeeping(settings))) as ReturnType<typeof forKeeping>;
  expect(migrated(kept)).toEqual({ settings, writable: true });
});

test("what holds for this machine only is not kept with the vault, nor read from there", () => {
  const { vault, machine } = forKeeping({ ...DEFAULTS, token: "secret", launcher: "/opt/vaultkeeper", persona: "philosopher" });
  expect(JSON.stringify(vault)).not.toMatch(/secret|opt/);
  expect(vault).toMatchObject({ persona: "philosopher" });
  expect(machine).toMatchObject({ token: "secret", launcher: "/opt/vaultkeeper" });
  expect(migrated({ vault: machine, machine: null }).settings).toEqual(DEFAULTS);
});

test("a damaged value costs that one and no other", () => {
  const vault = { version: 1, researchSteps: 9, sendNote: "yes", chatsFolder: "Talks" };
  const machine = { version: 1, token: 7, launcher: " /opt/vaultkeeper " };
  expect(migrated({ vault, machine }).settings).toEqual({ ...DEFAULTS, launcher: "/opt/vaultkeeper", chatsFolder: "Talks" });
});

test("unknown keys are dropped", () => {
  expect(migrated({ vault: { version: 1, colour: "red" }, machine: { colour: "red" } }).settings).toEqual(DEFAULTS);
});

test("a newer version's settings are read as far as they can be, and not written over", () => {
  const machine = { version: 1, token: "t" };
  expect(migrated({ vault: { version: 99, persona: { name: "new shape" } }, machine })).toEqual({
    settings: { ...DEFAULTS, token: "t" },
    writable: false,
  });
});
