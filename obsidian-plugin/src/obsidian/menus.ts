import { TFile } from "obsidian";
import { askAboutNote, askAboutSelection } from "./asking";
import { sourceOf } from "./files";
import type { Parts } from "./parts";
import { texts } from "./texts";
import { ICON } from "./views";

/** What is offered on files and in the editor. */
export function addMenus({ plugin }: Parts): void {
  const { app } = plugin;
  plugin.registerEvent(
    app.workspace.on("file-menu", (menu, file) => {
      if (file instanceof TFile && sourceOf(file) !== null) {
        menu.addItem((item) =>
          item
            .setTitle(texts.commands.askNote)
            .setIcon(ICON)
            .onClick(() => void askAboutNote(app, file)),
        );
      }
    }),
  );
  plugin.registerEvent(
    app.workspace.on("editor-menu", (menu, editor) => {
      if (editor.somethingSelected()) {
        menu.addItem((item) =>
          item
            .setTitle(texts.commands.askSelection)
            .setIcon(ICON)
            .onClick(() => void askAboutSelection(app)),
        );
      }
    }),
  );
}
