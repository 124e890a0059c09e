import * as v from "valibot";

const VERSION = 1;

/** What the user chose, as it is kept with the plugin. Empty texts mean: not chosen. */
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

/** Reads what any version has kept, or nothing. */
export function migrated(kept: unknown): Loaded {
  const data = typeof kept === "object" && kept !== null ? kept : {};
  const version = "version" in data && typeof data.version === "number" ? data.version : VERSION;
  return { settings: v.parse(schema, data), writable: version <= VERSION };
}

/** As it is kept. */
export function forKeeping(settings: Settings): unknown {
  return { version: VERSION, ...settings };
}
