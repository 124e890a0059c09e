import type { App, TFile } from "obsidian";
import { openChat } from "./panes";

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
    session.addChip({ kind: "document", value: `obsidian:${file.path}`, label: file.basename });
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
