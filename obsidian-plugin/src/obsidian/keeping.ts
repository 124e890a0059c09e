import type { Plugin } from "obsidian";
import type { Kept, Settings } from "./settings";
import { forKeeping } from "./settings";

const KEY = "vaultkeeper";

/** What was kept of the settings; what is of this machine lies outside the vault, by vault. */
export async function kept(plugin: Plugin): Promise<Kept> {
  const machine: unknown = plugin.app.loadLocalStorage(KEY);
  return { vault: await plugin.loadData(), machine };
}

export async function keep(plugin: Plugin, settings: Settings): Promise<void> {
  const { vault, machine } = forKeeping(settings);
  plugin.app.saveLocalStorage(KEY, machine);
  await plugin.saveData(vault);
}
