import { useComputed } from "@preact/signals";
import type { Host } from "./host";

/** The daemon to ask, null while there is none; unlike the link it stays the same while only the daemon's status changes. */
export function useClient({ link }: Host) {
  return useComputed(() => (link.value.state === "ready" ? link.value.client : null));
}
