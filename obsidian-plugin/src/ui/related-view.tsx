import type { Host } from "./host";

/** Notes about the same things as the active one. */
export function RelatedView({ host }: { readonly host: Host }) {
  return <div class="vk-related">{host.activeNote.value?.title}</div>;
}
