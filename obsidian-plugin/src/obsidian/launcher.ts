import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { platform } from "node:os";
import { commandLine } from "./command-line";
import { Ring } from "./ring";
import { texts } from "./texts";

export interface Launch {
  readonly launcher: string;
  readonly vaultPath: string;
  /** Empty: where daemons keep it unless told otherwise. */
  readonly dataFolder: string;
}

const LOOK_EVERY_MS = 200;
/** The first start builds the daemon. */
const LONGEST_START_MS = 15 * 60_000;
const WINDOWS = platform() === "win32";

/** Starts the daemon, and stops the one that it started. */
export class Launcher {
  #process: ChildProcess | null = null;
  #starting: Promise<void> | null = null;

  get isRunning(): boolean {
    return this.#process !== null;
  }

  /**
   * Settles once the daemon has announced itself. Throws, in a sentence for the user, where it ends before. Called while one is
   * starting, waits for that one; one that was started before and is asked for again no longer answers, and is stopped.
   *
   * @param announced whether it has
   */
  start(launch: Launch, announced: () => Promise<boolean>): Promise<void> {
    this.#starting ??= this.#started(launch, announced).finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  async #started(launch: Launch, announced: () => Promise<boolean>): Promise<void> {
    this.stop();
    const output = new Ring();
    const child = this.#spawned(launch, output);
    const end: { error: Error | null } = { error: null };
    void ended(child, launch.launcher, output).then((error) => {
      end.error = error;
      if (this.#process === child) {
        this.#process = null;
      }
    });
    for (const until = Date.now() + LONGEST_START_MS; !(await announced()); ) {
      if (end.error) {
        throw end.error;
      }
      if (Date.now() > until) {
        throw new Error(texts.tooLong);
      }
      await new Promise((resolve) => window.setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  /** Asks the daemon to end, if this started it; does not wait, since the app may be closing. */
  stop(): void {
    const child = this.#process;
    this.#process = null;
    if (child?.pid === undefined) {
      return;
    }
    if (WINDOWS) {
      spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"], { windowsHide: true, stdio: "ignore" });
    } else {
      signalGroup(child.pid);
    }
  }

  #spawned({ launcher, vaultPath, dataFolder }: Launch, output: Ring): ChildProcess {
    const data = dataFolder === "" ? [] : ["--data", dataFolder];
    const serve = ["serve", "--vault", vaultPath, "--port", "0", ...data];
    const { program, words, verbatim } = commandLine(launcher, serve, platform(), process.env["ComSpec"]);
    const child = spawn(program, words, {
      detached: !WINDOWS, // a group of its own, so that all of it is stopped, or outlives the app where it shall
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      windowsVerbatimArguments: verbatim,
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output.add(text);
      });
    }
    this.#process = child;
    return child;
  }
}

/** Settles with what the user is told, once the process has ended or could not begin. */
function ended(child: ChildProcess, launcher: string, output: Ring): Promise<Error> {
  return new Promise((resolve) => {
    child.on("error", () => {
      resolve(new Error(texts.noLauncher(launcher)));
    });
    child.on("close", (code, signal) => {
      const last = output.lastLine();
      resolve(new Error(last === "" ? texts.endedSilently(String(code ?? signal)) : texts.ended(last)));
    });
  });
}

function signalGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGTERM");
  } catch {
    // It has ended already.
  }
}
