// @vitest-environment happy-dom
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import { harmless, harmlessNote, unguarded } from "../../src/chat/harmless";
import { Random } from "./random";

const LOADS_OR_RUNS = "img, iframe, script, style, link, object, embed, video, audio, svg, math, form, input, base, meta, template";
const ROUNDS = 2_000;

const PIECES = [
  "![x](http://127.0.0.1:9/leak?q=1)", "![[Secret.md]]", "![x][ref]", "![x]", "\n[ref]: http://127.0.0.1:9/leak\n", "!", "[", "]",
  "(", ")", "<", ">", "/", '"', "'", "`", "```", "~~~", "\n", "\n\n", "    ", "\t", "> ", "- ", "* ", "1. ", "# ", "|", "|-|\n", "\\",
  "&lt;", "&#60;", "&#x21;", "<img src=x onerror=alert(1)>", "<IMG SRC='http://127.0.0.1:9/'>", "<iframe srcdoc=x>", "<script>alert(1)</script>",
  "<style>*{background:url(http://127.0.0.1:9)}</style>", "<link rel=prefetch href=//x>", "<svg/onload=alert(1)>", "<!-- ", " -->",
  "<![CDATA[", "<?xml ", "?>", "</p>", "<a href=x onclick=alert(1)>", "<video src=x>", "<embed src=x>", "<object data=x>", "<math>",
  "<base href=//x>", "<meta http-equiv=refresh>", "<x-y onpointerenter=alert(1)>", "[a](b \"c\" onx=1)", "[a](<b> 'onload=x')",
  "word", "São João", "🙂", "**", "_", "~~", "$$", "$= x", "`= x`", "`$= x`", "```dataviewjs\n", "```js\n", "~~~ mermaid\n", "==", "%%", "^",
];

function elements(html: string): Element[] {
  return [...new DOMParser().parseFromString(html, "text/html").body.querySelectorAll("*")];
}

describe("harmless Markdown", () => {
  it("renders to nothing that loads or runs, without any sanitiser", () => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const markdown = new Random(seed).some(PIECES, 24).join("");
      for (const element of elements(marked.parse(harmless(markdown), { async: false }))) {
        const names = element.getAttributeNames();
        const told = `seed ${seed}: ${JSON.stringify(markdown)} gave ${element.outerHTML}`;
        // The renderer's own task lists have a check box, which is no field that loads or runs anything.
        const checkBox = element.matches("input[type=checkbox][disabled]");
        expect(element.matches(LOADS_OR_RUNS) && !checkBox, told).toBe(false);
        expect(names.filter((name) => name.startsWith("on") || name === "style" || name === "src"), told).toEqual([]);
      }
    }
  });

  it("renders to nothing that loads or runs out of a saved note either", () => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const markdown = new Random(seed).some(PIECES, 24).join("");
      for (const element of elements(marked.parse(harmlessNote(markdown), { async: false }))) {
        const names = element.getAttributeNames();
        const told = `seed ${seed}: ${JSON.stringify(markdown)} gave ${element.outerHTML}`;
        const checkBox = element.matches("input[type=checkbox][disabled]");
        expect(element.matches(LOADS_OR_RUNS) && !checkBox, told).toBe(false);
        expect(names.filter((name) => name.startsWith("on") || name === "style" || name === "src"), told).toEqual([]);
      }
    }
  });

  it("leaves the types of code alone in a saved note", () => {
    const code = "```java\nList<String> names = new ArrayList<>();\n```\n`Map<K, V>` 1 < 2";
    expect(harmlessNote(code)).toBe(code);
  });

  it("is the text as it was once the guards are out", () => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const markdown = new Random(seed).some(PIECES, 24).join("");
      expect(unguarded(harmless(markdown)), `seed ${seed}`).toBe(markdown);
    }
  });

  it.each(["```dataviewjs", "~~~mermaid", "``` tasks", "> ```dataview", "- ```query", "````templater"])(
    "names no language that a plugin would run: %s",
    (fence) => {
      expect(harmless(`${fence}\nx\n`)).not.toBe(`${fence}\nx\n`);
    },
  );

  it.each(["```js\nlet a = b < c;\n```", "```python", "a < b, 3 <5", "So! [1] Yes!", "`code`", "[link](https://example.org)", "a && b"])(
    "is left alone where there is no harm in it: %s",
    (markdown) => {
      expect(harmless(markdown)).toBe(markdown);
    },
  );

  it.each(["`= dv.pages()`", "`$= dv.pages()`", "`  =x`"])("has no inline query: %s", (markdown) => {
    expect(harmless(markdown)).not.toMatch(/`\s*\$?=/);
  });

  it.each(["$\\style{background:url(http://127.0.0.1:9)}{x}$", "$$\\bbox[background:url(//x)]{y}$$", "$\\href{javascript:1}{z}$"])(
    "has no formula that loads or leads anywhere: %s",
    (markdown) => {
      expect(harmless(markdown)).not.toMatch(/\\[a-z]/);
    },
  );

  it("leaves the other commands of formulas alone", () => {
    expect(harmless("$\\frac{1}{\\classical} \\urle$")).toBe("$\\frac{1}{\\classical} \\urle$");
  });

  it.each(["- [1] The yard", "1. [2]\tThe yard", "> * [3] The yard", "  - - [4] The yard"])("makes no task of an item that begins with its citation: %s", (item) => {
    expect(harmless(item)).toMatch(/\u200B\[\d\]/);
    expect(harmlessNote(`Text\n${item}`)).toMatch(/\u200B\[\d\]/);
    expect(unguarded(harmless(item))).toBe(item);
  });

  it.each(["- [x] done", "- [12] twelve", "- The yard [1] paints", "[1] begins a text", "-[1] is no item"])("leaves other items alone: %s", (item) => {
    expect(harmless(item)).toBe(item);
  });

  it("runs no template, and makes no link of a citation", () => {
    expect(harmless("<%+ tp.web.request() %>")).not.toContain("<%");
    expect(marked.parse(harmless("As said.[1]\n\n[1]: http://127.0.0.1:9/\n"), { async: false })).not.toContain("href=\"http://127.0.0.1:9/\">1<");
  });
});
