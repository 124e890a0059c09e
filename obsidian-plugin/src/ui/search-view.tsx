import type { Host } from "./host";

/** Search while typing. `close` is called once something was opened or the user has had enough. */
export function SearchView({ host, close }: { readonly host: Host; readonly close: () => void }) {
  return <button onClick={close}>{host.version}</button>;
}
