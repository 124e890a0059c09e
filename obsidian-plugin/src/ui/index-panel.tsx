import type { Host } from "./host";

/** What the index is doing, what failed, and the orders that can be given. */
export function IndexPanel({ host }: { readonly host: Host }) {
  return <div class="vk-index">{host.link.value.state}</div>;
}
