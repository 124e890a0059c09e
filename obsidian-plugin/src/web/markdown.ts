import DOMPurify from "dompurify";
import { marked } from "marked";
import { harmless, unguarded } from "../chat/harmless";

const PURE = {
  ALLOWED_TAGS: [
    ...["p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong"],
    ...["del", "a", "table", "thead", "tbody", "tr", "th", "td"],
  ],
  ALLOWED_ATTR: ["href", "start", "align"],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|obsidian:\/\/(?:open|search)\b)/i,
  ADD_URI_SAFE_ATTR: ["start", "align"],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true as const,
};

/** Markdown of unknown origin as elements, none of which loads anything before it is clicked. */
export function rendered(markdown: string): DocumentFragment {
  const html = marked.parse(harmless(markdown), { async: false, gfm: true });
  const fragment = DOMPurify.sanitize(html, PURE);
  for (const link of fragment.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  for (const text of textsIn(fragment)) {
    text.data = unguarded(text.data);
  }
  return fragment;
}

function textsIn(fragment: DocumentFragment): Text[] {
  const walker = fragment.ownerDocument.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    texts.push(walker.currentNode as Text);
  }
  return texts;
}
