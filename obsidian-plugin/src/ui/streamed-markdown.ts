import { settledLength } from "../chat/blocks";
import type { Host, Rendered } from "./host";

/** Between two renderings of what is still growing: quick enough to read along, rare enough to stay responsive. */
const PAUSE_MS = 80;

/**
 * Markdown on the screen while it grows: what is complete is rendered once, only the rest again and again; at the end all of it
 * once more in one piece, since blocks may refer to each other.
 */
export class StreamedMarkdown {
  readonly #host: Pick<Host, "render">;
  readonly #into: HTMLElement;
  readonly #finish: (element: HTMLElement) => void;
  readonly #settled: Rendered[] = [];
  #length = 0;
  #tail: { element: HTMLElement; rendered: Rendered } | null = null;
  #text = "";
  #ended = false;
  #timer: number | null = null;
  #busy = false;
  #released = false;

  /** @param finish is given each element once its Markdown is in it */
  constructor(host: Pick<Host, "render">, into: HTMLElement, finish: (element: HTMLElement) => void) {
    this.#host = host;
    this.#into = into;
    this.#finish = finish;
  }

  update(text: string, ended: boolean): void {
    if (text === this.#text && ended === this.#ended) {
      return;
    }
    this.#text = text;
    this.#ended = ended;
    if (!this.#busy && (ended || this.#timer === null)) {
      void this.#draw();
    }
  }

  release(): void {
    this.#released = true;
    this.#cancelTimer();
    this.#clear();
  }

  async #draw(): Promise<void> {
    this.#cancelTimer();
    this.#busy = true;
    const text = this.#text;
    const ended = this.#ended;
    await (ended ? this.#whole(text) : this.#grown(text));
    this.#busy = false;
    if (this.#released) {
      this.#clear();
    } else if (this.#ended !== ended || (this.#ended && this.#text !== text)) {
      void this.#draw();
    } else if (!ended) {
      this.#timer = window.setTimeout(() => {
        this.#timer = null;
        if (this.#text !== text || this.#ended) {
          void this.#draw();
        }
      }, PAUSE_MS);
    }
  }

  async #grown(text: string): Promise<void> {
    const length = settledLength(text);
    const settled = length > this.#length ? await this.#rendered(text.slice(this.#length, length)) : null;
    const tail = await this.#rendered(text.slice(length));
    this.#keepingFocus(() => {
      this.#dropTail();
      if (settled) {
        this.#into.append(settled.element);
        this.#settled.push(settled.rendered);
        this.#length = length;
      }
      this.#into.append(tail.element);
      this.#tail = tail;
    });
  }

  async #whole(text: string): Promise<void> {
    const whole = await this.#rendered(text);
    this.#keepingFocus(() => {
      this.#clear();
      this.#into.replaceChildren(whole.element);
      this.#settled.push(whole.rendered);
    });
    this.#length = text.length;
  }

  /** In an element that is not on the screen yet, so that nothing flickers. */
  async #rendered(markdown: string): Promise<{ element: HTMLElement; rendered: Rendered }> {
    const element = this.#into.cloneNode(false) as HTMLElement;
    element.className = "vk-markdown-part";
    const rendered = this.#host.render(markdown, element);
    await rendered.ready;
    this.#finish(element);
    return { element, rendered };
  }

  /** What has the focus is drawn anew, and has it again. */
  #keepingFocus(redraw: () => void): void {
    const focusable = () => [...this.#into.querySelectorAll<HTMLElement>("a")];
    const at = focusable().findIndex((each) => each === this.#into.ownerDocument.activeElement);
    redraw();
    if (at >= 0) {
      focusable()[at]?.focus({ preventScroll: true });
    }
  }

  #dropTail(): void {
    this.#tail?.rendered.release();
    this.#tail?.element.remove();
    this.#tail = null;
  }

  #clear(): void {
    this.#dropTail();
    for (const rendered of this.#settled.splice(0)) {
      rendered.release();
    }
  }

  #cancelTimer(): void {
    if (this.#timer !== null) {
      window.clearTimeout(this.#timer);
      this.#timer = null;
    }
  }
}
