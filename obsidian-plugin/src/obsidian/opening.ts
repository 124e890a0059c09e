import type { App, PaneType, TFile, WorkspaceLeaf } from "obsidian";
import { Keymap, MarkdownView, Notice } from "obsidian";
import { pageOf } from "../chat/subpath";
import type { Passage } from "../daemon/wire";
import type { Trigger } from "../ui/host";
import { shows } from "./notes";
import type { Lines } from "./place";
import { linesOf, opensElsewhere } from "./place";
import { texts } from "./texts";

/** Opens the passage's file where the passage stands now, or at its page, in a new pane with the usual modifier. */
export async function openPassage(app: App, passage: Passage, trigger: Trigger): Promise<void> {
  const { path, uri, title } = passage;
  if (path === null) {
    if (uri !== null && opensElsewhere(passage)) {
      window.open(uri);
    } else {
      new Notice(texts.noPlace(title));
    }
    return;
  }
  const file = app.vault.getFileByPath(path);
  if (!file) {
    new Notice(texts.noteGone(path));
    return;
  }
  const leaf = leafFor(app, path, paneOf(trigger));
  const lines = passage.startLine === null ? null : linesOf(await textOf(app, leaf, file), passage);
  const page = pageOf(passage);
  const state = lines ? stateAt(lines) : page === null ? null : { subpath: page };
  await leaf.openFile(file, { active: true, ...(state === null ? {} : { eState: state }) });
  await app.workspace.revealLeaf(leaf);
  if (lines && leaf.view instanceof MarkdownView) {
    showLines(leaf.view, lines);
  }
}

/** With what is not saved yet. */
function textOf(app: App, { view }: WorkspaceLeaf, file: TFile): Promise<string> {
  return view instanceof MarkdownView && view.file === file ? Promise.resolve(view.getViewData()) : app.vault.cachedRead(file);
}

/** What makes a view go to the lines, and mark where a passage begins. */
function stateAt({ first, last }: Lines): Record<string, unknown> {
  return last === null ? { scroll: first } : { line: first };
}

/** A middle click counts as the modifier does. */
function paneOf(trigger: Trigger): PaneType | null {
  const pane = Keymap.isModEvent(trigger);
  return pane === true ? "tab" : pane || null;
}

/** One that shows the file already, unless the user wants another. */
function leafFor(app: App, path: string, pane: PaneType | null): WorkspaceLeaf {
  const { workspace } = app;
  if (pane !== null) {
    return workspace.getLeaf(pane);
  }
  const found: WorkspaceLeaf[] = [];
  workspace.iterateRootLeaves((leaf) => {
    const { state } = leaf.getViewState();
    if (shows(leaf.view, path) || (leaf.isDeferred && state?.["file"] === path)) {
      found.push(leaf);
    }
  });
  const recent = workspace.getMostRecentLeaf();
  return found.find((leaf) => leaf === recent) ?? found[0] ?? workspace.getLeaf(false);
}

/** Brings the lines to the middle. Puts the cursor there and selects nothing, since what is selected is asked about, and typed over. */
function showLines(view: MarkdownView, lines: Lines): void {
  if (view.getMode() === "source") {
    const { editor } = view;
    const { first, last } = lines;
    const end = last ?? first;
    editor.setCursor({ line: first, ch: 0 });
    editor.scrollIntoView({ from: { line: first, ch: 0 }, to: { line: end, ch: editor.getLine(end).length } }, true);
  }
  view.setEphemeralState(stateAt(lines));
}
