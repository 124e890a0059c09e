import * as v from "valibot";

/** DATA/daemons/ID.json, which is there while a daemon runs. */
const daemonFile = v.object({
  vault: v.string(),
  url: v.string(),
  token: v.string(),
  pid: v.optional(v.number(), 0),
  version: v.optional(v.string(), ""),
});
export type DaemonFile = v.InferOutput<typeof daemonFile>;

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Null where the text is no daemon's file, or names an address that is not on this machine. */
export function readDaemonFile(text: string): DaemonFile | null {
  try {
    const result = v.safeParse(daemonFile, JSON.parse(text));
    return result.success && isLoopback(result.output.url) ? result.output : null;
  } catch {
    return null;
  }
}

/** Whether this is http on this machine; the token goes nowhere else. */
export function isLoopback(url: string): boolean {
  try {
    const { protocol, hostname } = new URL(url);
    return protocol === "http:" && LOOPBACK.has(hostname);
  } catch {
    return false;
  }
}

export interface Machine {
  readonly platform: string;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Where the daemon keeps its data, unless its user said otherwise. */
export function dataFolder({ platform, home, environment }: Machine): string {
  const own = environment["VAULTKEEPER_DATA"];
  if (own) {
    return own;
  }
  if (platform === "darwin") {
    return `${home}/Library/Application Support/Vaultkeeper`;
  }
  if (platform === "win32") {
    return `${environment["LOCALAPPDATA"] ?? `${home}\\AppData\\Local`}\\Vaultkeeper`;
  }
  const xdg = environment["XDG_DATA_HOME"] ?? "";
  return `${xdg.startsWith("/") ? xdg : `${home}/.local/share`}/vaultkeeper`; // the XDG specification ignores relative ones
}
