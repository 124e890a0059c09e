import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ChatView } from "../ui/chat-view";
import { IndexPanel } from "../ui/index-panel";
import { SearchView } from "../ui/search-view";
import type { Session } from "../ui/session";
import { statusLine } from "../ui/status-line";
import { texts } from "../ui/texts";
import { focusQuestion } from "../ui/use-focus";
import { Dialog } from "./dialog";
import type { BrowserHost } from "./host";
import { pageTexts } from "./page-texts";
import { PassagePane } from "./passage-pane";

/** Where a passage has room beside the chat. */
const WIDE = "(min-width: 1100px)";

type Over = "search" | "index" | null;

/** The chat in one column, under a bar with the vault, the search and the index's state. */
export function Page({ host, session }: { readonly host: BrowserHost; readonly session: Session }) {
  const over = useSignal<Over>(null);
  const wide = useMedia(WIDE);
  useSearchKey(over);
  useEffect(() => {
    focusQuestion(document.querySelector(".vk-chat")); // who opens the page wants to ask
  }, []);
  const close = () => {
    over.value = null;
  };
  const passage = host.opened.value;
  return (
    <div class="page">
      <Bar host={host} over={over} />
      <main class="page-column">
        <ChatView session={session} />
      </main>
      {passage && (
        <PassagePane
          passage={passage}
          wide={wide}
          locale={host.locale}
          close={() => {
            host.opened.value = null;
          }}
        />
      )}
      {over.value === "search" && (
        <Dialog label={texts.search} close={close}>
          <SearchView host={host} close={close} />
        </Dialog>
      )}
      {over.value === "index" && (
        <Dialog label={texts.index} close={close}>
          <IndexPanel host={host} />
        </Dialog>
      )}
      <div class="page-notice" role="status">
        {host.notice.value}
      </div>
    </div>
  );
}

function Bar({ host, over }: { readonly host: BrowserHost; readonly over: Signal<Over> }) {
  const link = host.link.value;
  return (
    <header class="page-bar">
      <h1>{link.state === "ready" ? link.status.vault.name : texts.name}</h1>
      <button type="button" title={pageTexts.searchKeys} onClick={() => { over.value = "search"; }}>
        {texts.search}
      </button>
      <button type="button" title={texts.index} onClick={() => { over.value = "index"; }}>
        {statusLine(link, host.locale)}
      </button>
    </header>
  );
}

function useSearchKey(over: Signal<Over>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        over.value = "search";
      }
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [over]);
}

function useMedia(query: string): boolean {
  const media = window.matchMedia(query);
  const matches = useSignal(media.matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const onChange = () => {
      matches.value = list.matches;
    };
    list.addEventListener("change", onChange);
    return () => {
      list.removeEventListener("change", onChange);
    };
  }, [query, matches]);
  return matches.value;
}
