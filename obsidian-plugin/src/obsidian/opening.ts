import type { App, PaneType, WorkspaceLeaf } from "obsidian";
import { Keymap, MarkdownView, Notice } from "obsidian";
import type { Passage } from "../daemon/wire";
import type { Trigger } from "../ui/host";
import { shows } from "./notes";
import { opensElsewhere, placeWithin } from "./place";
import { texts } from "./texts";

/** Opens the passage's file at its lines or its page, in a new pane with the usual modifier. */
export async function openPassage(app: App, passage: Passage, trigger: Trigger): Promise<void> {
  const { path, uri, title, startLine, endLine } = passage;
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
  const place = placeWithin(passage);
  await leaf.openFile(file, { active: true, ...(place === null ? {} : { eState: place }) });
  await app.workspace.revealLeaf(leaf);
  if (startLine !== null && leaf.view instanceof MarkdownView) {
    markLines(leaf.view, startLine - 1, (endLine ?? startLine) - 1);
  }
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

/** Selects the lines and brings them to the middle; a preview has marked them itself when it opened at the line. */
function markLines(view: MarkdownView, first: number, last: number): void {
  if (view.getMode() === "preview") {
    view.setEphemeralState({ line: first });
    return;
  }
  const { editor } = view;
  const end = Math.min(last, editor.lastLine());
  const start = Math.min(first, end); // the note may have become shorter since it was read
  const range = { from: { line: start, ch: 0 }, to: { line: end, ch: editor.getLine(end).length } };
  editor.setSelection(range.from, range.to);
  editor.scrollIntoView(range, true);
}
