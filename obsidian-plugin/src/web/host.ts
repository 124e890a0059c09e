import { signal } from "@preact/signals";
import type { Link, Whereabouts } from "../daemon/link";
import { follow } from "../daemon/link";
import type { Passage } from "../daemon/wire";
import type { ActiveNote, Host, Preferences, Rendered } from "../ui/host";
import { rendered } from "./markdown";
import type { Memory } from "./memory";
import { BrowserShelf } from "./shelf";
import type { KeptToken } from "./token";
import { FetchTransport } from "./transport";

const VAULT = "vault";
const NOTICE_MS = 4_000;

/** A browser's page, without Obsidian and its notes: it can read and ask, and changes nothing. */
export class BrowserHost implements Host {
  readonly link = signal<Link>({ state: "connecting" });
  readonly version = VERSION;
  readonly locale: string;
  readonly activeNote = signal<ActiveNote | null>(null);
  readonly preferences = signal<Preferences>({ persona: "", researchSteps: null, sendNote: false });
  /** The path of the one that is served; the last one that was, while that is not known. */
  readonly vault;
  readonly shelf = new BrowserShelf(() => this.vault.peek());
  /** The passage that is open beside or over the chat. */
  readonly opened = signal<Passage | null>(null);
  /** What is being said in passing; empty for nothing. */
  readonly notice = signal("");
  readonly #window: Window;
  readonly #memory: Memory;
  readonly #token: KeptToken;
  #noticeTimer = 0;

  constructor(window: Window, memory: Memory, token: KeptToken) {
    this.#window = window;
    this.#memory = memory;
    this.#token = token;
    this.locale = window.navigator.language;
    this.vault = signal(memory.getItem(VAULT) ?? "");
  }

  /** Keeps the link to the daemon that serves the page, until the signal ends it. */
  follow(end: AbortSignal): Promise<void> {
    const whereabouts: Whereabouts = {
      locate: () => Promise.resolve({ url: this.#window.location.origin, token: this.#token.value }),
      isOurs: () => true,
      pause: (ms, signal) => untilWorthTrying(this.#window, ms, signal),
    };
    const changed = (link: Link) => {
      if (link.state === "ready") {
        this.vault.value = link.status.vault.path;
        this.#memory.setItem(VAULT, link.status.vault.path);
      }
      this.link.value = link;
    };
    return follow(new FetchTransport(), whereabouts, changed, end);
  }

  render(markdown: string, into: HTMLElement): Rendered {
    into.replaceChildren(rendered(markdown));
    return { ready: Promise.resolve(), release: () => undefined };
  }

  open(passage: Passage): void {
    this.opened.value = passage;
  }

  copy(text: string): Promise<void> {
    return this.#window.navigator.clipboard.writeText(text);
  }

  /** Into the browser's downloads, since a page may write nowhere else. */
  saveNote(name: string, text: string): Promise<string> {
    const { document, URL } = this.#window as Window & typeof globalThis;
    const url = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${name}.md`;
    link.click();
    URL.revokeObjectURL(url);
    return Promise.resolve(link.download);
  }

  notify(text: string): void {
    this.#window.clearTimeout(this.#noticeTimer);
    this.notice.value = text;
    this.#noticeTimer = this.#window.setTimeout(() => {
      this.notice.value = "";
    }, NOTICE_MS);
  }
}

/** Settles after so long, or at once when the reader comes back to the page or brings a token. */
function untilWorthTrying(window: Window, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = window.setTimeout(done, ms);
    const events = [
      [window, "focus"],
      [window, "hashchange"],
      [signal, "abort"],
    ] as const;
    for (const [target, event] of events) {
      target.addEventListener(event, done);
    }
    function done() {
      window.clearTimeout(timer);
      for (const [target, event] of events) {
        target.removeEventListener(event, done);
      }
      resolve();
    }
  });
}
