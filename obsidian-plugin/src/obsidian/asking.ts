import type { App, TFile } from "obsidian";
import { openChat } from "./panes";

const NOTES = new Set(["md", "canvas"]);

/** Opens the chat to ask about one note alone: the open one as it stands, another as it is indexed. */
export async function askAboutNote(app: App, file: TFile): Promise<void> {
  const pane = await openChat(app);
  if (!pane) {
    return;
  }
  const { session } = pane;
  if (app.workspace.getActiveFile()?.path === file.path) {
    session.noteUse.value = "only";
  } else {
    session.noteUse.value = "off";
    session.chips.value.filter(({ kind }) => kind === "document").forEach((chip) => { session.removeChip(chip); });
    session.addChip({ kind: "document", value: `${sourceOf(file)}:${file.path}`, label: file.basename });
  }
}

/** The daemon's name for what reads such a file. */
function sourceOf({ extension }: TFile): string {
  return NOTES.has(extension) ? "obsidian" : "attachments";
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
