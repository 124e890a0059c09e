import type { TFile } from "obsidian";

const NOTES = new Set(["md", "canvas"]);

/** What is read beside the notes, each file as one document; mailboxes and calendars are many. A test compares it with the daemon's. */
export const ATTACHMENTS: ReadonlySet<string> = new Set(
  "doc docx eml epub htm html log markdown odt org pdf pptx rst srt text txt vtt xhtml".split(" "),
);

/** Whether the daemon takes the file as the open note. */
export function isNote({ extension }: Pick<TFile, "extension">): boolean {
  return NOTES.has(extension.toLowerCase());
}

/** The daemon's name for what reads such a file; null where nothing does. */
export function sourceOf(file: Pick<TFile, "extension">): string | null {
  return isNote(file) ? "obsidian" : ATTACHMENTS.has(file.extension.toLowerCase()) ? "attachments" : null;
}
