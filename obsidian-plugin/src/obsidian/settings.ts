import * as v from "valibot";

const VERSION = 1;

/** What holds for one machine only: it stays there, while the others may be synced with the vault. */
const OF_THIS_MACHINE = ["url", "token", "dataFolder", "launcher", "startWithApp", "stopWithApp"] as const;

/** What the user chose. Empty texts mean: not chosen. */
export interface Settings {
  /** Of a daemon that is not found by its file. */
  readonly url: string;
  readonly token: string;
  /** Where the daemon keeps its data. */
  readonly dataFolder: string;
  /** The program that starts the daemon. */
  readonly launcher: string;
  readonly startWithApp: boolean;
  readonly stopWithApp: boolean;
  readonly persona: string;
  /** Null: as the daemon's settings say. */
  readonly researchSteps: number | null;
  readonly sendNote: boolean;
  /** Where chats become notes, relative to the vault. */
  readonly chatsFolder: string;
}

const text = (fallback: string) => v.fallback(v.pipe(v.string(), v.trim()), fallback);
const flag = (fallback: boolean) => v.fallback(v.boolean(), fallback);

/** Each value by itself: one that is damaged costs the user that one and no other. */
const schema = v.object({
  url: text(""),
  token: text(""),
  dataFolder: text(""),
  launcher: text(""),
  startWithApp: flag(false),
  stopWithApp: flag(true),
  persona: text(""),
  researchSteps: v.fallback(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4))), null),
  sendNote: flag(true),
  chatsFolder: text("Vaultkeeper/Chats"),
});

export const DEFAULTS: Settings = v.parse(schema, {});

/** Settings, and whether this version may write them: what a newer version kept is read as far as it can be and left as it is. */
export interface Loaded {
  readonly settings: Settings;
  readonly writable: boolean;
}

/** Where settings are kept: with the plugin in the vault, and on this machine. */
export interface Kept {
  readonly vault: unknown;
  readonly machine: unknown;
}

/** Reads what any version has kept, or nothing. */
export function migrated(kept: Kept): Loaded {
  const [vault, machine] = [record(kept.vault), record(kept.machine)];
  const here = Object.fromEntries(OF_THIS_MACHINE.map((key) => [key, machine[key]]));
  const writable = [vault, machine].every(({ version }) => typeof version !== "number" || version <= VERSION);
  return { settings: v.parse(schema, { ...vault, ...here }), writable };
}

/** As they are kept. */
export function forKeeping(settings: Settings): { vault: object; machine: object } {
  const here = new Set<string>(OF_THIS_MACHINE);
  const part = (which: boolean) => Object.fromEntries(Object.entries(settings).filter(([key]) => here.has(key) === which));
  return { vault: { version: VERSION, ...part(false) }, machine: { version: VERSION, ...part(true) } };
}

function record(data: unknown): Record<string, unknown> {
  return typeof data === "object" && data !== null ? { ...data } : {};
}
