import type { ReadonlySignal } from "@preact/signals";
import type { NoteForRequest } from "../chat/conversation";
import type { Shelf } from "../chat/shelf";
import type { Link } from "../daemon/link";
import type { Passage } from "../daemon/wire";

/** The note that the user is in. */
export interface ActiveNote {
  /** Relative to the vault. */
  readonly path: string;
  readonly title: string;
  /** Null where nothing is selected. */
  readonly selection: string | null;
}

/** Markdown that is on the screen. */
export interface Rendered {
  /** Settles once all of it is there. */
  readonly ready: Promise<void>;
  /** Releases what the renderer holds; the elements stay. */
  release(): void;
}

/** A click or a key, whose modifiers say where to open something. */
export type Trigger = MouseEvent | KeyboardEvent;

/**
 * What the components need of where they are drawn: Obsidian or a browser's page. Absent functions are things that this host cannot
 * do, and whose controls are not drawn.
 */
export interface Host {
  readonly link: ReadonlySignal<Link>;
  /** Of the plugin or the page. */
  readonly version: string;
  /** BCP 47, for dates and numbers. */
  readonly locale: string;
  readonly activeNote: ReadonlySignal<ActiveNote | null>;
  readonly shelf: Shelf;
  readonly preferences: ReadonlySignal<Preferences>;

  /** Renders Markdown of unknown origin into an element of its own; nothing is loaded from anywhere. */
  render(markdown: string, into: HTMLElement): Rendered;
  /** Opens the passage where it stands, marked. */
  open(passage: Passage, trigger: Trigger): void;
  copy(text: string): Promise<void>;
  /** Says something in passing. */
  notify(text: string): void;

  /** The open note with its unsaved text, as it is sent with a question. */
  readNote?(): NoteForRequest | null;
  /** Puts text at the cursor of the note that was open last. */
  insert?(text: string): void;
  /** Puts a link to the passage there. */
  insertLink?(passage: Passage): void;
  /** Lets the passage's note be dropped into another as a link. */
  dragLink?(event: DragEvent, passage: Passage): void;
  /** Writes a note and returns its path. */
  saveNote?(name: string, text: string): Promise<string>;
  /** Starts the daemon; absent where nobody said how. Throws what the user is told. */
  startDaemon?(): Promise<void>;
  openSettings?(): void;
}

export interface Preferences {
  readonly persona: string;
  /** Null: as the daemon's settings say. */
  readonly researchSteps: number | null;
  /** Whether questions are about the open note unless the user says otherwise. */
  readonly sendNote: boolean;
}
