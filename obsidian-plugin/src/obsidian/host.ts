import type { ReadonlySignal } from "@preact/signals";
import type { App } from "obsidian";
import { getLanguage, Notice } from "obsidian";
import type { NoteForRequest } from "../chat/conversation";
import type { Shelf } from "../chat/shelf";
import type { Link } from "../daemon/link";
import type { Passage } from "../daemon/wire";
import type { ActiveNote, Host, Preferences, Rendered, Trigger } from "../ui/host";
import type { Notes } from "./notes";
import { openPassage } from "./opening";
import { renderHarmless } from "./rendering";
import { texts } from "./texts";

export interface HostParts {
  readonly app: App;
  readonly notes: Notes;
  readonly link: ReadonlySignal<Link>;
  readonly activeNote: ReadonlySignal<ActiveNote | null>;
  readonly shelf: Shelf;
  readonly preferences: ReadonlySignal<Preferences>;
  readonly chatsFolder: () => string;
  readonly openSettings: () => void;
}

/** What the components need, as Obsidian does it. */
export class ObsidianHost implements Host {
  readonly version = VERSION;
  readonly locale = locale();
  readonly link;
  readonly activeNote;
  readonly shelf;
  readonly preferences;
  startDaemon?: () => Promise<void>;
  readonly #parts: HostParts;

  constructor(parts: HostParts) {
    this.#parts = parts;
    this.link = parts.link;
    this.activeNote = parts.activeNote;
    this.shelf = parts.shelf;
    this.preferences = parts.preferences;
  }

  render(markdown: string, into: HTMLElement): Rendered {
    return renderHarmless(this.#parts.app, markdown, into, this.#sourcePath());
  }

  open(passage: Passage, trigger: Trigger): void {
    openPassage(this.#parts.app, passage, trigger).catch(() => {
      this.notify(texts.noPlace(passage.title));
    });
  }

  /** By the window that has the focus: no other may write to the clipboard. */
  async copy(text: string): Promise<void> {
    await activeWindow.navigator.clipboard.writeText(text);
  }

  notify(text: string): void {
    new Notice(text);
  }

  readNote(): NoteForRequest | null {
    return this.#parts.notes.forRequest(this.activeNote.value);
  }

  insert(text: string): void {
    try {
      this.#parts.notes.insert(text);
    } catch (e) {
      this.notify((e as Error).message);
    }
  }

  insertLink(passage: Passage): void {
    const link = this.#parts.notes.linkTo(passage);
    if (link === null) {
      this.notify(texts.noPlace(passage.title));
    } else {
      this.insert(link);
    }
  }

  dragLink(event: DragEvent, passage: Passage): void {
    const link = this.#parts.notes.linkTo(passage);
    if (link !== null) {
      event.dataTransfer?.setData("text/plain", link);
    }
  }

  saveNote(name: string, text: string): Promise<string> {
    return this.#parts.notes.save(this.#parts.chatsFolder(), name, text);
  }

  openSettings(): void {
    this.#parts.openSettings();
  }

  #sourcePath(): string {
    return this.activeNote.peek()?.path ?? "";
  }
}

function locale(): string {
  try {
    return Intl.getCanonicalLocales(getLanguage())[0] ?? "en";
  } catch {
    return "en"; // a language of Obsidian's that has no such code
  }
}
