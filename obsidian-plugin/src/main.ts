import { Plugin } from "obsidian";
import { Parts } from "./obsidian/parts";
import { migrated } from "./obsidian/settings";

export default class VaultkeeperPlugin extends Plugin {
  #parts: Parts | null = null;

  override async onload(): Promise<void> {
    const parts = new Parts(this, migrated(await this.loadData()));
    this.#parts = parts;
    parts.register();
    this.app.workspace.onLayoutReady(() => {
      parts.start();
    });
  }

  override onunload(): void {
    this.#parts?.stop();
  }
}
