// @vitest-environment happy-dom
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { commandLine } from "../../src/obsidian/command-line";
import { Launcher } from "../../src/obsidian/launcher";
import { Ring } from "../../src/obsidian/ring";
import { temporaryFolder } from "./folder";

/** A program that stands in for the launcher. */
function program(script: string) {
  const folder = temporaryFolder();
  const launcher = join(folder, "vault keeper");
  writeFileSync(launcher, `#!/bin/sh\n${script}\n`);
  chmodSync(launcher, 0o755);
  const started = new Launcher();
  onTestFinished(() => {
    started.stop();
  });
  return { folder, launch: { launcher, vaultPath: "/my notes", dataFolder: join(folder, "data") }, started };
}

const never = () => Promise.resolve(false);

test("the daemon is started for the vault, and stopped", async () => {
  const { folder, launch, started } = program('dir=$(dirname "$0"); trap "touch \\"$dir/stopped\\"; exit" TERM; echo "$*" >"$dir/up"; while :; do sleep 0.1; done');
  await started.start(launch, () => Promise.resolve(existsSync(join(folder, "up"))));
  expect(started.isRunning).toBe(true);
  expect(readFileSync(join(folder, "up"), "utf8").trim()).toBe(`serve --vault /my notes --port 0 --data ${join(folder, "data")}`);
  started.stop();
  expect(started.isRunning).toBe(false);
  await vi.waitUntil(() => existsSync(join(folder, "stopped")), { timeout: 10_000 });
});

test("asked twice at once, it starts one", async () => {
  const { folder, launch, started } = program('echo up >>"$(dirname "$0")/up"; while :; do sleep 0.1; done');
  const isUp = () => Promise.resolve(existsSync(join(folder, "up")));
  await Promise.all([started.start(launch, isUp), started.start(launch, isUp)]);
  expect(readFileSync(join(folder, "up"), "utf8")).toBe("up\n");
});

test("a daemon that ends says why", async () => {
  const { launch, started } = program('echo "Starting"; printf "\\033[31mJava 11 is too old.\\033[0m\\n\\n" >&2; exit 1');
  await expect(started.start(launch, never)).rejects.toThrow("The daemon did not start: Java 11 is too old.");
  expect(started.isRunning).toBe(false);
});

test("a daemon that ends without a word is told with its code", async () => {
  const { launch, started } = program("exit 3");
  await expect(started.start(launch, never)).rejects.toThrow("The daemon ended with code 3 and did not say why.");
});

test("a launcher that is not there is named", async () => {
  const launch = { launcher: "/nowhere/vaultkeeper", vaultPath: "/v", dataFolder: "" };
  await expect(new Launcher().start(launch, never)).rejects.toThrow("“/nowhere/vaultkeeper” could not be run.");
});

test("programs are run without a shell", () => {
  const words = ["serve", "--vault", "/a b; rm -rf $HOME"];
  expect(commandLine("/opt/vk", words, "linux")).toEqual({ program: "/opt/vk", words, verbatim: false });
  expect(commandLine("C:\\vk.exe", words, "win32")).toEqual({ program: "C:\\vk.exe", words, verbatim: false });
});

test("Windows runs scripts by its interpreter, each word in quotes", () => {
  expect(commandLine("C:\\My\\vk.CMD", ["serve", "--vault", "D:\\Me & you"], "win32", "cmd")).toEqual({
    program: "cmd",
    words: ["/d", "/s", "/c", '""C:\\My\\vk.CMD" "serve" "--vault" "D:\\Me & you""'],
    verbatim: true,
  });
  expect(() => commandLine("C:\\vk.bat", ["D:\\%PATH%"], "win32")).toThrow("%");
});

test("only the end of long output is kept", () => {
  const ring = new Ring();
  for (let n = 0; n < 10_000; n++) {
    ring.add(`line ${n}\r\n`);
  }
  expect(ring.lastLine()).toBe("line 9999");
  expect(new Ring().lastLine()).toBe("");
});
