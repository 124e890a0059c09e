import type { App, TFile } from "obsidian";
import { isNote, sourceOf } from "./files";
import { openChat } from "./panes";

/** Opens the chat to ask about one file alone: the open note as it stands, another as it is indexed. */
export async function askAboutNote(app: App, file: TFile): Promise<void> {
  const source = sourceOf(file);
  const pane = source === null ? null : await openChat(app);
  if (!pane) {
    return;
  }
  const { session } = pane;
  if (isNote(file) && app.workspace.getActiveFile()?.path === file.path) {
    session.noteUse.value = "only";
  } else {
    session.noteUse.value = "off";
    session.chips.value.filter(({ kind }) => kind === "document").forEach((chip) => { session.removeChip(chip); });
    session.addChip({ kind: "document", value: `${source}:${file.path}`, label: file.basename });
  }
}

/** Opens the chat to ask about what is selected in the open note. */
export async function askAboutSelection(app: App): Promise<void> {
  const pane = await openChat(app);
  if (pane) {
    const { noteUse, useSelection } = pane.session;
    useSelection.value = true;
    noteUse.value = noteUse.peek() === "off" ? "with" : noteUse.peek();
  }
}
