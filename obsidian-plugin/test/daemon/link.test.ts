import { describe, expect, it } from "vitest";
import type { Link, Whereabouts } from "../../src/daemon/link";
import { follow } from "../../src/daemon/link";
import type { Transport } from "../../src/daemon/transport";
import { example } from "../wire";
import type { Script } from "./scripted";
import { ADDRESS, hangingAfter, saying, ScriptedTransport } from "./scripted";

const STATUS = `event: status\ndata: ${JSON.stringify(JSON.parse(example("status.json")))}\n\n`;
const INDEXING = `event: status\ndata: ${JSON.stringify(JSON.parse(example("status-indexing.json")))}\n\n`;

const nobody: Script = () => {
  throw new TypeError("Failed to fetch");
};

interface Course {
  /** What each attempt meets; after the last the following ends. */
  readonly attempts: readonly Script[];
  readonly isOurs?: (path: string) => boolean;
  readonly locate?: Whereabouts["locate"];
}

/** The states that were seen, in words, and the pauses between the attempts. */
async function followed({ attempts, isOurs = () => true, locate = () => Promise.resolve(ADDRESS) }: Course) {
  const end = new AbortController();
  const seen: string[] = [];
  const pauses: number[] = [];
  let at = 0;
  const transport: Transport = new ScriptedTransport((call, signal) => (attempts[at] ?? nobody)(call, signal));
  const whereabouts: Whereabouts = {
    locate,
    isOurs,
    pause: (ms) => {
      pauses.push(ms);
      at++;
      if (at >= attempts.length) {
        end.abort();
      }
      return Promise.resolve();
    },
  };
  await follow(transport, whereabouts, (link) => seen.push(inWords(link)), end.signal);
  return { seen, pauses };
}

function inWords(link: Link): string {
  switch (link.state) {
    case "connecting":
      return "connecting";
    case "ready":
      return link.status.index.state;
    case "absent":
      return link.why.kind;
  }
}

describe("the link to the daemon", () => {
  it("follows its status, its end and its return", async () => {
    const { seen } = await followed({ attempts: [saying([INDEXING, STATUS]), nobody, saying([STATUS])] });
    expect(seen).toEqual(["indexing", "idle", "silent", "silent", "idle", "silent"]);
  });

  it("waits longer from time to time, and briefly again after a return", async () => {
    const { pauses } = await followed({ attempts: [nobody, nobody, nobody, nobody, nobody, saying([STATUS])] });
    expect(pauses).toEqual([500, 1000, 2000, 4000, 4000, 500]);
  });

  it("tells a token that is not known, and picks up a new one", async () => {
    const refused = saying([example("problem.json")], 401);
    expect((await followed({ attempts: [refused, saying([STATUS])] })).seen).toEqual(["token", "idle", "silent"]);
  });

  it("tells another vault and does not take it for ours", async () => {
    const { seen } = await followed({ attempts: [saying([STATUS]), saying([STATUS])], isOurs: () => false });
    expect(seen).toEqual(["otherVault", "otherVault"]);
  });

  it("tells what is no daemon, or one of another kind, from a silence", async () => {
    const { seen } = await followed({ attempts: [saying(["<!doctype html>"]), saying(["<html>"], 404)] });
    expect(seen).toEqual(["silent", "unreadable"]);
  });

  it("asks anew where the daemon is at each attempt", async () => {
    const addresses = [null, null, ADDRESS];
    const locate = () => Promise.resolve(addresses.shift() ?? null);
    const { seen } = await followed({ attempts: [nobody, nobody, saying([STATUS])], locate });
    expect(seen).toEqual(["notFound", "notFound", "idle", "silent"]);
  });

  it("takes what it cannot find out for an absence", async () => {
    const locate = () => Promise.reject(new Error("The disk is gone."));
    expect((await followed({ attempts: [nobody, nobody], locate })).seen).toEqual(["notFound", "notFound"]);
  });

  it("ends at once while it follows, and says nothing more", async () => {
    const end = new AbortController();
    const transport = new ScriptedTransport(hangingAfter(STATUS));
    const seen: string[] = [];
    const whereabouts: Whereabouts = {
      locate: () => Promise.resolve(ADDRESS),
      isOurs: () => true,
      pause: () => Promise.reject(new Error("It should have ended.")),
    };
    await follow(
      transport,
      whereabouts,
      (link) => {
        seen.push(inWords(link));
        end.abort();
      },
      end.signal,
    );
    expect(seen).toEqual(["idle"]);
    expect(transport.signals[0]?.aborted).toBe(true);
  });
});
