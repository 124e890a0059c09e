const LONGEST = 4_000;
const ESCAPES = /\p{Cc}\[[\d;]*[A-Za-z]/gu;

/** The end of what a process says. */
export class Ring {
  #text = "";

  add(text: string): void {
    this.#text = (this.#text + text).slice(-LONGEST);
  }

  /** Without colours; empty where nothing was said. */
  lastLine(): string {
    const lines = this.#text.replace(ESCAPES, "").split(/[\r\n]+/);
    return lines.map((line) => line.trim()).findLast((line) => line !== "") ?? "";
  }
}
