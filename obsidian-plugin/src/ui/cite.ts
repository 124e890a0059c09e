import { trail } from "../chat/scope";
import { citationsIn } from "../chat/citations";
import type { Passage } from "../daemon/wire";
import { texts } from "./texts";

const NOT_TEXT = "code, pre, a";
const CLASS = "vk-cite";

/** Makes links of the citations in what was rendered. */
export function linkCitations(element: HTMLElement, passages: readonly Passage[]): void {
  const byNumber = new Map(passages.map((passage) => [passage.n, passage]));
  const known = new Set(byNumber.keys());
  for (const node of textNodes(element)) {
    const parts = citationsIn(node.data, known);
    if (parts.some((part) => typeof part === "number") && node.parentElement?.closest(NOT_TEXT) === null) {
      node.replaceWith(...parts.map((part) => (typeof part === "string" ? part : link(element, part, byNumber.get(part)))));
    }
  }
}

function textNodes(element: HTMLElement): Text[] {
  const walker = element.ownerDocument.createTreeWalker(element, 4); // NodeFilter.SHOW_TEXT, which popout windows have of their own
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    nodes.push(walker.currentNode as Text);
  }
  return nodes;
}

function link(element: HTMLElement, n: number, passage: Passage | undefined): HTMLElement {
  const anchor = element.ownerDocument.createElement("a");
  anchor.className = CLASS;
  anchor.textContent = `[${n}]`;
  anchor.tabIndex = 0;
  anchor.dataset["n"] = String(n);
  anchor.setAttribute("role", "link");
  anchor.setAttribute("aria-label", texts.source(n, passage ? trail(passage) : ""));
  return anchor;
}

/** The passage whose citation an event is about. */
export function citedBy(event: Event, passages: readonly Passage[]): { passage: Passage; anchor: HTMLElement } | null {
  const anchor = (event.target as Element | null)?.closest<HTMLElement>(`.${CLASS}`) ?? null;
  const passage = anchor && passages.find(({ n }) => String(n) === anchor.dataset["n"]);
  return anchor && passage ? { passage, anchor } : null;
}
