import type { Host } from "./host";
import { texts } from "./texts";

/** The model's name, and a dot that says whether it answers. */
export function ModelState({ host }: { readonly host: Host }) {
  const link = host.link.value;
  if (link.state !== "ready") {
    return <span class="vk-model" />;
  }
  const { model, available, reason } = link.status.llm;
  const said = available ? texts.modelReady(model ?? "") : texts.modelAbsent(reason ?? "");
  return (
    <span class="vk-model" title={said}>
      <span class="vk-model-name">{model}</span>
      <span class={available ? "vk-dot vk-dot-on" : "vk-dot"} role="img" aria-label={said} />
    </span>
  );
}
