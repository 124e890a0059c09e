import { effect } from "@preact/signals";
import type { Plugin } from "obsidian";
import type { Host } from "../ui/host";
import { statusLine } from "../ui/status-line";
import { texts } from "./texts";

/** What the index is doing, in the status bar; a click or Enter shows more. */
export function addStatusBar(plugin: Plugin, host: Host, open: () => void): void {
  const item = plugin.addStatusBarItem();
  item.addClass("mod-clickable", "vaultkeeper-status");
  item.setAttrs({ role: "button", tabindex: "0", "data-tooltip-position": "top" });
  plugin.registerDomEvent(item, "click", open);
  plugin.registerDomEvent(item, "keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open();
    }
  });
  plugin.register(
    effect(() => {
      const line = statusLine(host.link.value, host.locale);
      item.setText(line);
      item.setAttr("aria-label", texts.statusLabel(line));
    }),
  );
}
