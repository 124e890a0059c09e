const BLOCKS = "ul, ol, blockquote, table";

/** Lets marks, bars and columns stand on the side where the text in them begins; of lines alone the style sheet sees to it. */
export function followText(element: HTMLElement): void {
  for (const block of element.querySelectorAll<HTMLElement>(BLOCKS)) {
    block.dir = "auto";
  }
}
