import { useEffect, useRef } from "preact/hooks";
import { trail } from "../chat/scope";
import type { Passage } from "../daemon/wire";
import { Format } from "../ui/format";
import { IconButton } from "../ui/icon-button";
import { icons } from "../ui/icons";
import { copiesText } from "../ui/passage-card";
import { texts } from "../ui/texts";
import { Dialog } from "./dialog";
import { pageTexts } from "./page-texts";

interface Props {
  readonly passage: Passage;
  readonly locale: string;
  readonly close: () => void;
}

/** A passage as it was read, beside the chat where there is room, and over it where there is none. */
export function PassagePane({ wide, ...props }: Props & { readonly wide: boolean }) {
  return wide ? (
    <PassageAside {...props} />
  ) : (
    <Dialog label={pageTexts.passage} close={props.close}>
      <PassageText {...props} />
    </Dialog>
  );
}

function PassageAside(props: Props) {
  const aside = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = aside.current?.ownerDocument.activeElement;
    return () => {
      (before as HTMLElement | null | undefined)?.focus();
    };
  }, []);
  useEffect(() => {
    aside.current?.focus();
  }, [props.passage]);
  return (
    <aside
      ref={aside}
      class="page-aside"
      aria-label={pageTexts.passage}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          props.close();
        }
      }}
    >
      <PassageText {...props} />
    </aside>
  );
}

/** To the app that the passage is from; other addresses are not offered. */
function OpenLink({ uri }: { readonly uri: string | null }) {
  const app = /^obsidian:\/\/(open|search)\/?(\?|$)/i.test(uri ?? "") ? pageTexts.openInObsidian : uri?.startsWith("whatsapp://") ? pageTexts.openInWhatsApp : null;
  return uri !== null && app !== null ? <a href={uri}>{app}</a> : null;
}

/** Its text is shown as it is, never as Markdown. */
function PassageText({ passage, locale, close }: Props) {
  const details = [passage.participants.join(", "), new Format(locale).when(passage), copiesText(passage)].filter(Boolean).join(" · ");
  return (
    <article class="page-passage">
      <header class="page-row">
        <h2>{trail(passage)}</h2>
        <IconButton label={texts.close} onClick={close}>
          {icons.close}
        </IconButton>
      </header>
      {details && <div class="vk-faint">{details}</div>}
      <div class="page-passage-text">{passage.text}</div>
      <OpenLink uri={passage.uri} />
    </article>
  );
}
