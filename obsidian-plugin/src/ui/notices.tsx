import { useSignal } from "@preact/signals";
import type { Absence, Link } from "../daemon/link";
import { Format } from "./format";
import type { Host } from "./host";
import { modelFault } from "./model-fault";
import { texts } from "./texts";

/** Fewer than these are done before anybody could read that they are being done. */
const WORTH_TELLING = 50;

/** What the user must know of the daemon: that it is absent, of another version, lacks the smaller of its models, or is still reading. */
export function Notices({ host }: { readonly host: Host }) {
  const link = host.link.value;
  if (link.state === "connecting") {
    return null;
  }
  return link.state === "absent" ? <Absent host={host} why={link.why} /> : <Present host={host} link={link} />;
}

function Absent({ host, why }: { readonly host: Host; readonly why: Absence }) {
  const busy = useSignal(false);
  const problem = useSignal("");
  const start = async () => {
    busy.value = true;
    problem.value = "";
    try {
      await host.startDaemon?.();
    } catch (e) {
      problem.value = e instanceof Error ? e.message : "";
    }
    busy.value = false;
  };
  const startable = host.startDaemon !== undefined && (why.kind === "notFound" || why.kind === "silent");
  return (
    <div class="vk-notice" role="status">
      <span>{absenceText(why, host.openSettings !== undefined)}</span>
      {problem.value && <span class="vk-warning">{problem.value}</span>}
      {startable && (
        <button type="button" class="mod-cta" disabled={busy.value} onClick={() => void start()}>
          {busy.value ? texts.starting : texts.start}
        </button>
      )}
      {host.openSettings && (
        <button type="button" onClick={() => host.openSettings?.()}>
          {texts.settings}
        </button>
      )}
    </div>
  );
}

/** One sentence, with what to do. */
export function absenceText(why: Absence, withSettings: boolean): string {
  switch (why.kind) {
    case "notFound":
    case "silent":
      return texts.absent[why.kind];
    case "token":
      return withSettings ? texts.absent.tokenHint : texts.absent.token;
    case "unreadable":
      return texts.absent.unreadable(why.url);
    case "otherVault":
      return texts.absent.otherVault(why.path);
  }
}

function Present({ host, link }: { readonly host: Host; readonly link: Link & { state: "ready" } }) {
  const { version, index, llm } = link.status;
  const format = new Format(host.locale);
  const fault = modelFault(llm);
  return (
    <>
      {!compatible(version, host.version) && (
        <div class="vk-notice vk-warning">{texts.otherVersion(version, host.version)}</div>
      )}
      {index.problem !== null && <div class="vk-notice vk-warning">{index.problem}</div>}
      {llm.available && fault && <div class="vk-notice">{fault}</div>}
      <FirstIndex index={index} format={format} />
    </>
  );
}

function FirstIndex({ index, format }: { readonly index: (Link & { state: "ready" })["status"]["index"]; format: Format }) {
  const { phase, done, total, etaSeconds } = index.progress;
  const working = index.state === "scanning" || index.state === "indexing";
  if (!working || total - done < WORTH_TELLING) {
    return null;
  }
  const share = total > 0 ? done / total : 0;
  const eta = etaSeconds === null ? "" : `, ${format.remaining(etaSeconds)}`;
  const documents = format.number(phase === "words" ? total : index.documents);
  const what = phase === "words" ? texts.readingWords : `${texts.askAlready} (${format.percent(share)}${eta}).`;
  return (
    <div class="vk-first-index">
      <span>
        {texts.reading(documents)} {what}
      </span>
      <progress aria-label={texts.reading(documents)} max={1} value={share} />
    </div>
  );
}

/** Versions with the same first two numbers understand each other. */
export function compatible(one: string, other: string): boolean {
  const line = (version: string) => version.split(".").slice(0, 2).join(".");
  return line(one) === line(other);
}
