// @vitest-environment happy-dom
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { idOf, VaultWhereabouts } from "../../src/obsidian/whereabouts";
import { temporaryFolder } from "./folder";

const LONG_MS = 60_000;

function place(address: { url: string; token: string } | null = null) {
  const folder = temporaryFolder();
  const vaultPath = join(folder, "Notes of é");
  const dataFolder = join(folder, "data");
  mkdirSync(vaultPath);
  mkdirSync(join(dataFolder, "daemons"), { recursive: true });
  const file = join(dataFolder, "daemons", `${idOf(vaultPath)}.json`);
  const announce = (pid: number) => {
    writeFileSync(file, JSON.stringify({ vault: vaultPath, url: "http://127.0.0.1:5000", token: "found", pid, version: "0.1.0" }));
  };
  return { folder, vaultPath, file, announce, whereabouts: new VaultWhereabouts({ vaultPath, dataFolder, address }) };
}

test("the daemon's file has the name that the daemon gives it", () => {
  // printf '%s' '/home/me/Notes' | sha256sum | cut -c1-16
  expect(idOf("/home/me/Notes")).toBe("324256f21fce57e4");
});

test("a running daemon is found by its file", async () => {
  const { whereabouts, announce } = place({ url: "http://127.0.0.1:1", token: "said" });
  announce(process.pid);
  expect(await whereabouts.locate()).toMatchObject({ url: "http://127.0.0.1:5000", token: "found" });
});

test("the vault is found through a link to it", async () => {
  const { folder, vaultPath, announce } = place();
  announce(process.pid);
  symlinkSync(vaultPath, join(folder, "link"));
  const linked = new VaultWhereabouts({ vaultPath: join(folder, "link"), dataFolder: join(folder, "data"), address: null });
  expect(await linked.locate()).toMatchObject({ token: "found" });
  expect(linked.isOurs(vaultPath)).toBe(true);
  expect(linked.isOurs(folder)).toBe(false);
});

test("a daemon that was killed leaves the user's address", async () => {
  const { whereabouts, announce } = place({ url: "http://127.0.0.1:1", token: "said" });
  announce(spawnSync(process.execPath, ["-e", ""]).pid);
  expect(await whereabouts.locate()).toEqual({ url: "http://127.0.0.1:1", token: "said" });
});

test("without a file or an address there is none", async () => {
  const { whereabouts, file } = place();
  expect(await whereabouts.locate()).toBeNull();
  writeFileSync(file, "{ half of");
  expect(await whereabouts.locate()).toBeNull();
  writeFileSync(file, JSON.stringify({ vault: "/x", url: "http://example.com", token: "t", pid: process.pid }));
  expect(await whereabouts.locate()).toBeNull();
});

test("a pause ends when a daemon announces itself", async () => {
  const { whereabouts, announce } = place();
  const pause = whereabouts.pause(LONG_MS, new AbortController().signal);
  announce(process.pid);
  await pause;
});

test("a pause ends when it is called off, and after its time where there is no folder to watch", async () => {
  const { whereabouts } = place();
  const stop = new AbortController();
  const pause = whereabouts.pause(LONG_MS, stop.signal);
  stop.abort();
  await pause;
  await whereabouts.pause(LONG_MS, stop.signal);
  await new VaultWhereabouts({ vaultPath: "/nowhere", dataFolder: "/nowhere", address: null }).pause(1, new AbortController().signal);
});
