import { useState } from "preact/hooks";
import { trail } from "../chat/scope";
import type { Turn } from "../chat/turn";
import type { Passage } from "../daemon/wire";
import { onMiddle } from "./aux-click";
import { Format } from "./format";
import type { Host } from "./host";
import { icons, sourceIcon } from "./icons";
import { IconButton } from "./icon-button";
import { PassageCard, whyText } from "./passage-card";
import { texts } from "./texts";

/** More than these are shown on demand. */
const AT_FIRST = 5;

/** Under an answer: one line for each passage that it cites, to be unfolded, and behind them what else was read. */
export function Sources({ host, turn }: { readonly host: Host; readonly turn: Turn }) {
  const [all, setAll] = useState(false);
  const [others, setOthers] = useState(false);
  const format = new Format(host.locale);
  const passages = turn.passages ?? [];
  const cited = passages.filter(({ n }) => turn.citations.includes(n));
  const read = passages.filter(({ n }) => !turn.citations.includes(n));
  if (passages.length === 0) {
    return null;
  }
  return (
    <section class="vk-sources" aria-label={texts.sources}>
      {cited.length > 0 && <div class="vk-label">{texts.sources}</div>}
      <SourceLines host={host} passages={all ? cited : cited.slice(0, AT_FIRST)} />
      {cited.length > AT_FIRST && (
        <button type="button" class="vk-link" aria-expanded={all} onClick={() => { setAll(!all); }}>
          {all ? texts.fewerSources : texts.allSources(format.number(cited.length))}
        </button>
      )}
      {read.length > 0 && (
        <button type="button" class="vk-link" aria-expanded={others} onClick={() => { setOthers(!others); }}>
          {(cited.length > 0 ? texts.alsoRead : texts.read)(read.length, format.number(read.length))}
        </button>
      )}
      {others && <SourceLines host={host} passages={read} />}
    </section>
  );
}

function SourceLines({ host, passages }: { readonly host: Host; readonly passages: readonly Passage[] }) {
  return (
    <ol class="vk-source-lines">
      {passages.map((passage) => (
        <SourceLine key={passage.id} host={host} passage={passage} />
      ))}
    </ol>
  );
}

function SourceLine({ host, passage }: { readonly host: Host; readonly passage: Passage }) {
  const [open, setOpen] = useState(false);
  const format = new Format(host.locale);
  return (
    <li class="vk-source">
      <div
        class="vk-source-line"
        draggable={host.dragLink !== undefined}
        onDragStart={(event) => host.dragLink?.(event, passage)}
      >
        <button
          type="button"
          class="vk-source-fold"
          aria-expanded={open}
          aria-label={whyText(passage, format)}
          title={whyText(passage, format)}
          onClick={() => { setOpen(!open); }}
        >
          <span class="vk-source-number">{passage.n}</span>
          {sourceIcon(passage.source)}
        </button>
        <button
          type="button"
          class="vk-source-title"
          title={whyText(passage, format)}
          onClick={(event) => { host.open(passage, event); }}
          onAuxClick={onMiddle((event) => { host.open(passage, event); })}
        >
          {trail(passage)}
        </button>
        <span class="vk-faint vk-source-date">{format.when(passage)}</span>
        {host.insertLink && (
          <IconButton label={texts.insertLink} onClick={() => host.insertLink?.(passage)}>
            {icons.insert}
          </IconButton>
        )}
      </div>
      {open && <PassageCard host={host} passage={passage} />}
    </li>
  );
}
