/** Zero width: what stands behind it is no syntax any more, and looks as it did. */
const GUARD = "\u200B";

/** Whose code blocks are coloured and do nothing else; others may belong to a plugin that runs them. */
const COLOURED = new Set(
  ("bash c clojure cpp cs csharp css dart diff docker elixir elm erlang fsharp go graphql groovy haskell html http ini java " +
    "javascript js json json5 jsx julia kotlin latex less lisp lua makefile markdown matlab md nginx nix objectivec ocaml " +
    "perl php plaintext powershell properties protobuf py python r rb ruby rust sass scala scheme scss sh shell sql swift " +
    "text toml ts tsx typescript txt vb xml yaml yml zig").split(" "),
);

/** Where a tag may begin: its name, and what stands before its end. */
const TAG = /<(?=([a-z/!?%][a-z]*)([^>]*))/gi;

/** Tags that do something without an attribute. */
const ACTIVE = new Set(["style", "script", "link", "meta", "base", "svg", "math", "iframe", "object", "embed", "form", "template"]);

/** A list item that begins with a citation, which Obsidian takes for a task and its number for the task's state. */
const CITED_ITEM = /^((?:[ \t]|>|(?:[-*+]|\d+[.)])[ \t])*(?:[-*+]|\d+[.)])[ \t]+)(?=\[\d\]\s)/gm;

/** Commands of formulas that make links, styles and attributes, and with a style a request. */
const STYLING = /\\(?=(?:style|bbox|href|url|class|cssId|data|mmlToken|require|includegraphics)(?![a-z]))/gi;

/**
 * Markdown of unknown origin, so that rendering it neither loads nor runs anything, whichever renderer does it: no images or
 * embeds, no HTML, no code block that a plugin would execute, no inline query, no formula with a style, no address in the
 * place of a citation's number, and no task in the place of a citation. It looks at characters and not at structure,
 * since parsers disagree about structure. Take the guards out of the rendered text by {@link unguarded}.
 */
export function harmless(markdown: string): string {
  return guarded(markdown, () => true);
}

/** The same for a note, where the guards stay: types in code, as in List<String>, are left as they are. */
export function harmlessNote(markdown: string): string {
  return guarded(markdown, (name, rest) => !/^[A-Z]/.test(name) || rest.includes("=") || ACTIVE.has(name.toLowerCase()));
}

function guarded(markdown: string, isTag: (name: string, rest: string) => boolean): string {
  return markdown
    .replaceAll("![", `!${GUARD}[`)
    .replace(TAG, (bracket, name: string, rest: string) => (isTag(name, rest) ? `${bracket}${GUARD}` : bracket))
    .replace(/(`{3,}|~{3,})([^\S\n]*)([^\s`~]+)/g, (whole, fence: string, blanks: string, language: string) =>
      COLOURED.has(language.toLowerCase()) ? whole : `${fence}${blanks}${GUARD}${language}`,
    )
    .replace(STYLING, `\\${GUARD}`)
    .replace(CITED_ITEM, `$1${GUARD}`)
    .replace(/(\[\d+\])(?=:)/g, `$1${GUARD}`)
    .replace(/`([^\S\n]*)(?=\$?=)/g, `\`$1${GUARD}`);
}

/** The text as it was. */
export function unguarded(text: string): string {
  return text.replaceAll(GUARD, "");
}
