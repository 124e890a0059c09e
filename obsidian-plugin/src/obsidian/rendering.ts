import type { App } from "obsidian";
import { Component, Keymap, MarkdownRenderer } from "obsidian";
import { harmless, unguarded } from "../chat/harmless";
import type { Rendered } from "../ui/host";

/** What could load something; the text is harmless before it is rendered, and this is for what a renderer makes of it all the same. */
const LOADING =
  "img, picture, source, iframe, frame, video, audio, embed, object, link, style, script, base, meta, form, image, use, feImage";
const LOADING_ATTRIBUTES = ["src", "srcset", "poster", "background", "ping"];
/** Within a style: url(), image(), image-set(), cross-fade(), or an escape that may hide one. */
const LOADING_STYLE = /url|image|fade|\\/i;
/** Of the app's own addresses those that only show something: others write notes or run commands. */
const FOLLOWED = /^(https?:|mailto:|obsidian:\/\/(open|search)\b)/i;
const RUNS = /^\s*(javascript|vbscript|data|file):/i;

/** Renders Markdown of unknown origin as a note is rendered, without anything that loads or runs; links lead somewhere only on click. */
export function renderHarmless(app: App, markdown: string, into: HTMLElement, sourcePath: string): Rendered {
  const component = new Component();
  component.load();
  into.addClass("markdown-rendered"); // what themes know notes by
  component.registerDomEvent(into, "click", (event) => {
    followLink(app, event, sourcePath);
  });
  component.registerDomEvent(into, "auxclick", (event) => {
    followLink(app, event, sourcePath);
  });
  return {
    ready: filled(app, markdown, into, sourcePath, component),
    release: () => {
      component.unload();
    },
  };
}

/** The bare text where it cannot be rendered. */
async function filled(app: App, markdown: string, into: HTMLElement, sourcePath: string, component: Component) {
  try {
    await MarkdownRenderer.render(app, harmless(markdown), into, sourcePath, component);
    cleanse(into);
  } catch {
    into.textContent = markdown;
  }
}

function cleanse(element: HTMLElement): void {
  for (const loading of element.querySelectorAll(LOADING)) {
    loading.remove();
  }
  for (const each of element.querySelectorAll(LOADING_ATTRIBUTES.map((name) => `[${name}]`).join(","))) {
    for (const name of LOADING_ATTRIBUTES) {
      each.removeAttribute(name);
    }
  }
  for (const styled of element.querySelectorAll("[style]")) {
    if (LOADING_STYLE.test(styled.getAttribute("style") ?? "")) {
      styled.removeAttribute("style");
    }
  }
  for (const anchor of element.querySelectorAll("a[href]")) {
    const href = anchor.getAttribute("href") ?? "";
    if (anchor.classList.contains("internal-link") ? RUNS.test(href) : !FOLLOWED.test(href)) {
      anchor.removeAttribute("href");
      anchor.removeAttribute("data-href");
    }
  }
  const walker = element.doc.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    text.data = unguarded(text.data);
  }
}

/** Of links within the vault; those that lead out of it are the app's own business. */
function followLink(app: App, event: MouseEvent, sourcePath: string): void {
  const anchor = (event.target as Element | null)?.closest("a.internal-link");
  const target = anchor?.getAttribute("data-href") ?? anchor?.getAttribute("href");
  if (target && event.button < 2) {
    event.preventDefault();
    void app.workspace.openLinkText(target, sourcePath, Keymap.isModEvent(event));
  }
}
