import type { Address } from "./client";
import { DaemonClient } from "./client";
import { TokenError, UnreadableError } from "./errors";
import type { Transport } from "./transport";
import type { Status } from "./wire";

/** Why there is no daemon to talk to. */
export type Absence =
  | { readonly kind: "notFound" }
  | { readonly kind: "silent"; readonly url: string }
  | { readonly kind: "token" }
  | { readonly kind: "unreadable"; readonly url: string }
  | { readonly kind: "otherVault"; readonly path: string };

export type Link =
  | { readonly state: "connecting" }
  | { readonly state: "ready"; readonly client: DaemonClient; readonly status: Status }
  | { readonly state: "absent"; readonly why: Absence };

/** What a host knows about where its daemon is. */
export interface Whereabouts {
  /** Null where nothing is known of any; asked anew at each attempt, so that a restarted daemon is found. */
  locate(): Promise<Address | null>;
  /** Whether the daemon's vault is the one that is meant. */
  isOurs(vaultPath: string): boolean;
  /** Settles after so long, or at once where something tells that a daemon may be there now. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

const isOver = (signal: AbortSignal) => signal.aborted;

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 4_000;

/** Follows the daemon's status, through its absences and restarts, until the signal ends it. */
export async function follow(
  transport: Transport,
  whereabouts: Whereabouts,
  changed: (link: Link) => void,
  signal: AbortSignal,
): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  const attempt = async (): Promise<Absence> => {
    const address = await whereabouts.locate().catch(() => null);
    if (!address) {
      return { kind: "notFound" };
    }
    const client = new DaemonClient(transport, address);
    try {
      for await (const status of client.statuses(signal)) {
        if (!whereabouts.isOurs(status.vault.path)) {
          return { kind: "otherVault", path: status.vault.path };
        }
        pause = FIRST_PAUSE_MS;
        changed({ state: "ready", client, status });
      }
    } catch (e) {
      if (e instanceof TokenError) {
        return { kind: "token" };
      }
      if (e instanceof UnreadableError) {
        return { kind: "unreadable", url: address.url };
      }
    }
    return { kind: "silent", url: address.url };
  };
  for (let why = await attempt(); !isOver(signal); why = await attempt()) {
    changed({ state: "absent", why });
    await whereabouts.pause(pause, signal);
    pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
    if (isOver(signal)) {
      return;
    }
  }
}
