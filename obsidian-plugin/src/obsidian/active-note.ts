import { signal } from "@preact/signals";
import type { Plugin } from "obsidian";
import { debounce } from "obsidian";
import type { ActiveNote } from "../ui/host";
import type { Notes } from "./notes";

/** Selections change with each key; what shows them need not. */
const SELECTION_PAUSE_MS = 100;

/** Follows the note that the user is in, and what is selected there, until the plugin unloads. */
export function followActiveNote(plugin: Plugin, notes: Notes) {
  const { workspace } = plugin.app;
  const active = signal<ActiveNote | null>(null);
  const look = () => {
    const note = notes.active();
    const selected = notes.selection();
    const before = active.peek();
    const selection = selected === undefined ? (note?.path === before?.path ? (before?.selection ?? null) : null) : selected;
    if (note?.path !== before?.path || note?.title !== before?.title || selection !== before?.selection) {
      active.value = note && { ...note, selection };
    }
  };
  const lookSoon = debounce(look, SELECTION_PAUSE_MS);
  const listenIn = (win: Window) => {
    plugin.registerDomEvent(win.document, "selectionchange", lookSoon);
  };
  plugin.registerEvent(workspace.on("active-leaf-change", look));
  plugin.registerEvent(workspace.on("file-open", look));
  plugin.registerEvent(workspace.on("editor-change", lookSoon));
  plugin.registerEvent(plugin.app.vault.on("rename", look));
  plugin.registerEvent(
    workspace.on("window-open", (_, win) => {
      listenIn(win);
    }),
  );
  plugin.register(() => lookSoon.cancel());
  listenIn(window);
  look();
  return active;
}
