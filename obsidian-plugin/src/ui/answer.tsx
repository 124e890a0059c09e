import { useEffect, useRef, useState } from "preact/hooks";
import type { Turn } from "../chat/turn";
import type { Passage } from "../daemon/wire";
import { onMiddle } from "./aux-click";
import { citedBy, linkCitations } from "./cite";
import { followText } from "./direction";
import type { Host } from "./host";
import { PassageCard } from "./passage-card";
import { StreamedMarkdown } from "./streamed-markdown";
import { texts } from "./texts";

/** As high as most passages are shown, in pixels. */
const ROOM_FOR_CARD = 240;

/** The answer as it comes, its citations as links: hovering or focusing one shows the passage, opening it leads there. */
export function Answer({ host, turn }: { readonly host: Host; readonly turn: Turn }) {
  const element = useRef<HTMLDivElement>(null);
  const markdown = useRef<StreamedMarkdown | null>(null);
  const passages = useRef<readonly Passage[]>([]);
  const [shown, setShown] = useState<{ passage: Passage; place: Place } | null>(null);
  passages.current = turn.passages ?? [];

  useEffect(() => {
    const into = element.current;
    if (!into) {
      return undefined;
    }
    const streamed = new StreamedMarkdown(host, into, (part) => {
      linkCitations(part, passages.current);
      followText(part);
    });
    markdown.current = streamed;
    return () => {
      streamed.release();
    };
  }, [host]);

  useEffect(() => {
    markdown.current?.update(turn.answer, turn.state !== "running");
  }, [host, turn.answer, turn.state]);

  const show = (event: Event) => {
    const cited = citedBy(event, passages.current);
    if (!cited && (event.target as Element).closest(".vk-card-float")) {
      return; // the card itself can be read and scrolled
    }
    setShown(cited && { passage: cited.passage, place: placeBy(cited.anchor, event.currentTarget as Element) });
  };
  const open = (event: MouseEvent | KeyboardEvent) => {
    const cited = citedBy(event, passages.current);
    if (cited) {
      event.preventDefault();
      setShown(null);
      host.open(cited.passage, event);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      open(event);
    } else if (event.key === "Escape" && shown) {
      event.stopPropagation();
      setShown(null);
    }
  };
  return (
    <div
      class="vk-answer"
      role="group"
      aria-label={texts.answer}
      onMouseOver={show}
      onFocusIn={show}
      onMouseLeave={() => {
        setShown(null);
      }}
      onFocusOut={() => {
        setShown(null);
      }}
      onClick={open}
      onAuxClick={onMiddle(open)}
      onKeyDown={onKeyDown}
    >
      <div ref={element} class={turn.state === "running" ? "vk-markdown vk-writing" : "vk-markdown"} />
      {shown && (
        <div class="vk-card-float" role="tooltip" style={shown.place}>
          <PassageCard host={host} passage={shown.passage} />
        </div>
      )}
    </div>
  );
}

/** Where a card stands in its answer. */
type Place = { readonly top: string } | { readonly bottom: string };

/** Below the citation, or above it where the view ends below and has more room above. */
function placeBy(anchor: Element, answer: Element): Place {
  // Not by its offset, which in a table is that within its cell.
  const at = anchor.getBoundingClientRect();
  const { top, bottom } = answer.getBoundingClientRect();
  const view = (answer.closest(".vk-turns") ?? answer).getBoundingClientRect();
  const above = at.top - view.top;
  const below = view.bottom - at.bottom;
  return below < ROOM_FOR_CARD && above > below ? { bottom: `${bottom - at.top}px` } : { top: `${at.bottom - top}px` };
}
