import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { marked, wordsOf } from "../chat/marking";
import { snippet } from "../chat/snippet";
import { trail } from "../chat/scope";
import type { Passage } from "../daemon/wire";
import { Format } from "./format";
import type { Host } from "./host";
import { sourceIcon } from "./icons";
import { isComposing } from "./keys";
import { Notices } from "./notices";
import { texts } from "./texts";

const SHOWN = 20;
const PAUSE_MS = 150;

interface Results {
  readonly query: string;
  readonly passages: readonly Passage[];
  readonly problem: string;
}

/** Search while typing. `close` is called once something was opened or the user has had enough. */
export function SearchView({ host, close }: { readonly host: Host; readonly close: () => void }) {
  const query = useSignal("");
  const chosen = useSignal(0);
  const results = useResults(host, query.value.trim());
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  /** An Enter that came before the results of what was typed. */
  const early = useRef<KeyboardEvent | null>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  useEffect(() => {
    chosen.value = 0;
  }, [results, chosen]);
  const passages = results?.passages ?? [];
  const take = (passage: Passage, event: MouseEvent | KeyboardEvent) => {
    close();
    if (event.altKey && host.insertLink) {
      host.insertLink(passage);
    } else {
      host.open(passage, event);
    }
  };
  useEffect(() => {
    const best = passages[0];
    if (early.current && best && results?.query === query.value.trim()) {
      take(best, early.current);
    }
    early.current = null;
  }, [results]);
  const onKeyDown = (event: KeyboardEvent) => {
    const passage = passages[chosen.value];
    if (isComposing(event)) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      chosen.value = (chosen.value + step + passages.length) % Math.max(1, passages.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (passage && results?.query === query.value.trim()) {
        take(passage, event);
      } else if (query.value.trim() !== "" && results?.query !== query.value.trim()) {
        early.current = event;
      }
    }
  };
  return (
    <div class="vk-search" onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="search"
        class="vk-search-field"
        role="combobox"
        list={undefined}
        placeholder={texts.searchPlaceholder}
        aria-label={texts.search}
        aria-expanded={passages.length > 0}
        aria-controls={list}
        aria-activedescendant={passages.length > 0 ? `${list}-${chosen.value}` : undefined}
        value={query.value}
        onInput={(event) => {
          early.current = null; // it was for what stood there
          query.value = event.currentTarget.value;
        }}
      />
      <Notices host={host} />
      {results && passages.length === 0 && (
        <p class="vk-faint" role="status">{results.problem || texts.noResult}</p>
      )}
      <ul id={list} class="vk-results" role="listbox" aria-label={texts.search}>
        {passages.map((passage, i) => (
          <Result
            key={passage.id}
            id={`${list}-${i}`}
            host={host}
            passage={passage}
            query={results?.query ?? ""}
            chosen={i === chosen.value}
            take={(event) => { take(passage, event); }}
          />
        ))}
      </ul>
      <div class="vk-faint vk-search-hints">
        {[texts.searchHint, ...(host.insertLink ? [texts.searchHintPane, texts.searchHintLink] : [])].join(" · ")}
      </div>
    </div>
  );
}

/** Those of the text that was there when the user last paused. */
function useResults(host: Host, query: string): Results | null {
  const results = useSignal<Results | null>(null);
  const link = host.link.value;
  const client = link.state === "ready" ? link.client : null;
  useEffect(() => {
    if (query === "" || !client) {
      results.value = null;
      return undefined;
    }
    const stop = new AbortController();
    const timer = window.setTimeout(() => {
      client.search({ query, k: SHOWN }, stop.signal).then(
        ({ passages }) => {
          results.value = { query, passages, problem: "" };
        },
        (e: unknown) => {
          if (!stop.signal.aborted) {
            results.value = { query, passages: [], problem: texts.searchFailed(e instanceof Error ? e.message : "") };
          }
        },
      );
    }, PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [client, query, results]);
  return results.value;
}

interface ResultProps {
  readonly id: string;
  readonly host: Host;
  readonly passage: Passage;
  readonly query: string;
  readonly chosen: boolean;
  readonly take: (event: MouseEvent) => void;
}

function Result({ id, host, passage, query, chosen, take }: ResultProps) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) {
      line.current?.scrollIntoView({ block: "nearest" });
    }
  }, [chosen]);
  return (
    <li
      ref={line}
      id={id}
      class="vk-result"
      role="option"
      aria-selected={chosen}
      draggable={host.dragLink !== undefined}
      onDragStart={(event) => host.dragLink?.(event, passage)}
      onClick={take}
    >
      <div class="vk-result-line">
        <span class="vk-result-title">{trail(passage)}</span>
        <span class="vk-faint vk-source-date">
          {new Format(host.locale).when(passage)} {sourceIcon(passage.source)}
        </span>
      </div>
      <div class={chosen ? "vk-result-text vk-result-preview" : "vk-result-text"}>
        {marked(chosen ? passage.text : snippet(passage.text), wordsOf(query)).map(({ text, matches }, i) =>
          matches ? <mark key={i}>{text}</mark> : text,
        )}
      </div>
    </li>
  );
}
