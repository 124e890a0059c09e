import type { App } from "obsidian";
import { Modal } from "obsidian";
import { render } from "preact";
import type { Host } from "../ui/host";
import { IndexPanel } from "../ui/index-panel";
import { SearchView } from "../ui/search-view";
import { texts as words } from "../ui/texts";

/** Search while typing, over whatever is open. */
export class SearchModal extends Modal {
  readonly #host: Host;

  constructor(app: App, host: Host) {
    super(app);
    this.#host = host;
  }

  override onOpen(): void {
    this.modalEl.addClass("vaultkeeper-search");
    const close = () => {
      this.close();
    };
    render(<SearchView host={this.#host} close={close} />, this.contentEl);
  }

  override onClose(): void {
    render(null, this.contentEl);
  }
}

/** What the index is doing, and the orders that can be given to it. */
export class IndexModal extends Modal {
  readonly #host: Host;
  readonly #asking: "rebuild" | null;

  constructor(app: App, host: Host, asking: "rebuild" | null) {
    super(app);
    this.#host = host;
    this.#asking = asking;
  }

  override onOpen(): void {
    this.setTitle(words.index);
    render(<IndexPanel host={this.#host} asking={this.#asking} />, this.contentEl);
  }

  override onClose(): void {
    render(null, this.contentEl);
  }
}
