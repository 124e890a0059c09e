import type { App, TFile } from "obsidian";
import { FileView, MarkdownView, normalizePath, stripHeadingForLink, TFolder } from "obsidian";
import type { NoteForRequest } from "../chat/conversation";
import { snippet } from "../chat/snippet";
import { headingPath } from "../chat/subpath";
import type { Passage } from "../daemon/wire";
import type { ActiveNote } from "../ui/host";
import { isNote } from "./files";
import { texts } from "./texts";

/** The vault's notes, as the user has them open and as the plugin writes them. */
export class Notes {
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** The note that the user is in, null in other files; a sidebar that has the focus does not change it. */
  active(): Omit<ActiveNote, "selection"> | null {
    const file = this.#app.workspace.getActiveFile();
    return file && isNote(file) ? { path: file.path, title: file.extension === "md" ? file.basename : file.name } : null;
  }

  /** What is selected in that file; undefined where the screen does not tell, as when a sidebar has taken the focus. */
  selection(): string | null | undefined {
    const view = this.view();
    if (!view) {
      return null;
    }
    if (view.getMode() === "source") {
      return view.editor.getSelection() || null;
    }
    const selected = view.containerEl.win.getSelection();
    return selected && view.contentEl.contains(selected.anchorNode) ? selected.toString() || null : undefined;
  }

  /** The open note with its unsaved text; of a canvas only where it is. */
  forRequest(active: ActiveNote | null): NoteForRequest | null {
    if (!active) {
      return null;
    }
    const content = this.view()?.getViewData(); // not the editor's, which is empty while the note is only read
    return {
      path: active.path,
      only: false,
      ...(content === undefined ? {} : { content }),
      ...(active.selection === null ? {} : { selection: active.selection }),
    };
  }

  /** The view of the active note, which need not have the focus. */
  view(): MarkdownView | null {
    const { workspace } = this.#app;
    const file = workspace.getActiveFile();
    const likely = [workspace.getActiveViewOfType(MarkdownView), workspace.getMostRecentLeaf()?.view];
    const others = workspace.getLeavesOfType("markdown").map((leaf) => leaf.view);
    const views = [...likely, ...others].filter((view) => view instanceof MarkdownView);
    return views.find((view) => file !== null && view.file === file) ?? null;
  }

  /** At the cursor; what is selected stays. Throws what the user is told. */
  insert(text: string): void {
    const view = this.view();
    if (view?.getMode() !== "source") {
      throw new Error(texts.noEditor);
    }
    const { editor } = view;
    const at = editor.getCursor("to");
    editor.replaceRange(text, at);
    editor.setCursor(editor.offsetToPos(editor.posToOffset(at) + text.length));
  }

  /** As the user's settings write links; null where the passage is no file of the vault. */
  linkTo(passage: Passage): string | null {
    const { path, blockId } = passage;
    const file = path === null ? null : this.file(path);
    if (!file) {
      return null;
    }
    const place = blockId === null ? headingPath(passage, (heading) => stripHeadingForLink(this.#written(file, heading))) : `#^${blockId}`;
    return this.#app.fileManager.generateMarkdownLink(file, this.#app.workspace.getActiveFile()?.path ?? "", place);
  }

  /** A heading as the note has it, with its links and marks, by which Obsidian finds it. */
  #written(file: TFile, heading: string): string {
    const headings = this.#app.metadataCache.getFileCache(file)?.headings ?? [];
    return headings.find((each) => unmarked(each.heading) === unmarked(heading))?.heading ?? heading;
  }

  file(path: string): TFile | null {
    return this.#app.vault.getFileByPath(path);
  }

  /** Writes a note under a name that is free, and returns its path. Throws what the user is told. */
  async save(folder: string, name: string, text: string): Promise<string> {
    await this.#makeFolder(normalizePath(folder));
    const base = normalizePath(`${folder}/${name}`);
    let path = `${base}.md`;
    for (let n = 2; await this.#app.vault.adapter.exists(path); n++) {
      path = `${base} ${n}.md`;
    }
    return (await this.#app.vault.create(path, text)).path;
  }

  async #makeFolder(path: string): Promise<void> {
    const { vault } = this.#app;
    const parts = path.split("/").filter((part) => part !== "");
    for (let n = 1; n <= parts.length; n++) {
      const part = parts.slice(0, n).join("/");
      const there = vault.getAbstractFileByPath(part);
      if (there === null) {
        await vault.createFolder(part);
      } else if (!(there instanceof TFolder)) {
        throw new Error(texts.badFolder(part));
      }
    }
  }
}

/** As the daemon tells a heading: what its links show, and no emphasis. */
function unmarked(heading: string): string {
  return snippet(heading).replace(/[*_\\]/g, "");
}

/** Whether the view shows this file, and not only something about it as the sidebars do. */
export function shows(view: unknown, path: string): view is FileView {
  return view instanceof FileView && view.navigation && view.file?.path === path;
}
