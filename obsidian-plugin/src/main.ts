import { Plugin } from "obsidian";
import { Parts } from "./obsidian/parts";
import { kept } from "./obsidian/keeping";
import { migrated } from "./obsidian/settings";

export default class VaultkeeperPlugin extends Plugin {
  #parts: Parts | null = null;

  override async onload(): Promise<void> {
    const parts = new Parts(this, migrated(await kept(this)));
    this.#parts = parts;
    parts.register();
    this.app.workspace.onLayoutReady(() => {
      parts.start();
    });
  }

  override async onExternalSettingsChange(): Promise<void> {
    this.#parts?.reload(migrated(await kept(this)));
  }

  override onunload(): void {
    this.#parts?.stop();
  }
}
