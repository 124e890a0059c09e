import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import type { Link } from "../daemon/link";
import type { Models } from "../daemon/wire";
import { Format } from "./format";
import type { Host } from "./host";
import type { Pull } from "./pulls";
import type { Session } from "./session";
import { texts } from "./texts";
import { useClient } from "./use-client";

/** What helps where no model is running: a button where the daemon can get the model. Quoted answers say the rest themselves. */
export function ModelNotice({ session }: { readonly session: Session }) {
  const models = useSignal<Models | null>(null);
  const { host, pulls } = session;
  const link = host.link.value;
  const client = useClient(host);
  const lacking = useComputed(() => whatIsLacking(host.link.value));
  useSignalEffect(() => {
    if (lacking.value !== null) {
      client.value?.models().then(
        (list) => {
          models.value = list;
        },
        () => undefined,
      );
    }
  });
  if (link.state !== "ready" || link.status.llm.available) {
    return null;
  }
  const { llm } = link.status;
  const model = llm.model;
  const canPull = model !== null && models.value?.available === true && models.value.provider === "ollama";
  if (!canPull) {
    return null;
  }
  return (
    <div class="vk-notice">
      {pulls.problem.value && <span class="vk-warning">{pulls.problem.value}</span>}
      {pulls.current.value ? (
        <PullProgress host={host} pull={pulls.current.value} cancel={() => { pulls.stop(); }} />
      ) : (
        <button type="button" class="mod-cta" onClick={() => void pulls.start(link.client, model)}>
          {texts.pull(model)}
        </button>
      )}
    </div>
  );
}

/** Changes when the daemon may have other models to tell of; null where none is wanted of it. */
function whatIsLacking(link: Link): string | null {
  const llm = link.state === "ready" ? link.status.llm : null;
  return llm?.provider === "ollama" && !llm.available ? `${llm.model} ${llm.reason}` : null;
}

function PullProgress({ host, pull, cancel }: { host: Host; pull: Pull; cancel: () => void }) {
  const format = new Format(host.locale);
  const { model, done, total, bytesPerSecond } = pull;
  const parts = [
    total > 0 ? texts.pullProgress(format.bytes(done), format.bytes(total)) : "",
    bytesPerSecond > 0 ? texts.perSecond(format.bytes(bytesPerSecond)) : "",
    bytesPerSecond > 0 && total > 0 ? texts.timeLeft(format.remaining((total - done) / bytesPerSecond)) : "",
  ];
  return (
    <div class="vk-pull">
      <span>
        {texts.pulling(model)} {parts.filter(Boolean).join(", ")}
      </span>
      <progress aria-label={texts.pulling(model)} max={total || undefined} value={total > 0 ? done : undefined} />
      <button type="button" onClick={cancel}>
        {texts.cancel}
      </button>
    </div>
  );
}
