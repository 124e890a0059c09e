import { useSignal } from "@preact/signals";
import type { DaemonClient, IndexOrder } from "../daemon/client";
import type { Status } from "../daemon/wire";
import { Format } from "./format";
import type { Host } from "./host";
import { Notices } from "./notices";
import { texts } from "./texts";

interface Props {
  readonly host: Host;
  /** The order that the user came to give, and has to be sure of. */
  readonly asking?: "rebuild" | null;
}

/** What the index is doing, what failed and why, and the orders that can be given. */
export function IndexPanel({ host, asking = null }: Props) {
  const link = host.link.value;
  return (
    <div class="vk-index">
      <Notices host={host} />
      {link.state === "ready" && (
        <>
          <State index={link.status.index} format={new Format(host.locale)} />
          {link.status.embedding.notice !== undefined && <div class="vk-notice">{link.status.embedding.notice}</div>}
          <Sources sources={link.status.sources} format={new Format(host.locale)} />
          <Orders client={link.client} state={link.status.index.state} asking={asking} />
          <Failures host={host} failed={link.status.index.failed} />
        </>
      )}
    </div>
  );
}

function State({ index, format }: { readonly index: Status["index"]; readonly format: Format }) {
  const { done, total, phase, etaSeconds } = index.progress;
  const counted = phase === "words" ? texts.wordsDone : texts.embedded;
  const eta = etaSeconds !== null && etaSeconds > 0 ? ` · ${texts.timeLeft(format.remaining(etaSeconds))}` : "";
  return (
    <section>
      <div class="vk-index-state">{texts.indexState[index.state]}</div>
      <div>{texts.indexCounts(format.number(index.documents), format.number(index.chunks))}</div>
      {total > 0 && (
        <div>
          {counted(format.number(done), format.number(total))}
          {eta}
        </div>
      )}
      {done < total && <progress aria-label={texts.indexState[index.state]} max={total} value={done} />}
      {index.building && <div>{texts.building(index.building.model)}</div>}
      {index.lastChange !== null && <div class="vk-faint">{texts.lastChange(format.moment(index.lastChange))}</div>}
    </section>
  );
}

function Sources({ sources, format }: { readonly sources: Status["sources"]; readonly format: Format }) {
  if (sources.length < 2 && sources.every(({ leftOut }) => leftOut === undefined)) {
    return null;
  }
  return (
    <ul class="vk-faint">
      {sources.map(({ name, documents, chunks, leftOut = [] }) => (
        <li key={name}>
          {texts.bySource(name, format.number(documents), format.number(chunks))}
          {leftOut.map(({ what, count, examples }) => (
            <div key={what} title={examples.join("\n")}>{texts.leftOut(format.number(count), what)}</div>
          ))}
        </li>
      ))}
    </ul>
  );
}

interface OrdersProps extends Required<Pick<Props, "asking">> {
  readonly client: DaemonClient;
  readonly state: Status["index"]["state"];
}

function Orders({ client, state, asking }: OrdersProps) {
  const sure = useSignal(asking === "rebuild");
  const problem = useSignal("");
  const give = (order: IndexOrder) => () => {
    sure.value = false;
    problem.value = "";
    client.order(order).catch((e: unknown) => {
      problem.value = texts.orderFailed(e instanceof Error ? e.message : "");
    });
  };
  return (
    <section>
      <div class="vk-row">
        {state === "paused" ? (
          <button type="button" onClick={give("resume")}>{texts.resume}</button>
        ) : (
          <button type="button" onClick={give("pause")}>{texts.pause}</button>
        )}
        <button type="button" onClick={give("scan")}>{texts.scan}</button>
        <button type="button" aria-expanded={sure.value} onClick={() => { sure.value = !sure.value; }}>
          {texts.rebuild}…
        </button>
      </div>
      {sure.value && (
        <div class="vk-notice">
          <span>{texts.rebuildSure}</span>
          <button type="button" class="mod-warning" onClick={give("rebuild")}>{texts.rebuild}</button>
          <button type="button" onClick={() => { sure.value = false; }}>{texts.cancel}</button>
        </div>
      )}
      {problem.value && <div class="vk-warning" role="alert">{problem.value}</div>}
    </section>
  );
}

function Failures({ host, failed }: { readonly host: Host; readonly failed: Status["index"]["failed"] }) {
  if (failed.length === 0) {
    return null;
  }
  return (
    <section>
      <div class="vk-label">{texts.failedNotes(failed.length, new Format(host.locale).number(failed.length))}</div>
      <ul class="vk-failures">
        {failed.map(({ document, reason }) => (
          <li key={document}>
            <div>{document.replace(/^obsidian:/, "")}</div>
            <div class="vk-faint">{reason}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
