import type { Passage } from "../daemon/wire";
import type { Conversation } from "./conversation";
import { titleOf } from "./conversation";
import { harmlessNote } from "./harmless";
import { trail } from "./scope";
import { headingPath } from "./subpath";
import type { Turn } from "./turn";

const LONGEST_NAME = 80;

export interface NoteWords {
  readonly sources: string;
  readonly untitled: string;
}

/** A name for the chat's note that every file system takes and wikilinks can hold. */
export function noteName(conversation: Conversation, words: NoteWords): string {
  const name = titleOf(conversation)
    .replace(/[\\/:*?"<>|#^[\]\p{Cc}]/gu, " ")
    .replace(/\s+/g, " ")
    .slice(0, LONGEST_NAME)
    .replace(/[\uD800-\uDBFF]$/, "") // half a character
    .replace(/^[. ]+|[. ]+$/g, "");
  return name || words.untitled;
}

/** The chat as a note: questions as headings, answers as they are, sources as links. A bare [1] would begin a task. */
export function noteText(conversation: Conversation, words: NoteWords): string {
  const persona = conversation.persona === "" ? [] : [`persona: ${JSON.stringify(conversation.persona)}`];
  const properties = ["---", `created: ${conversation.created}`, ...persona, "---"];
  return [...properties, "", ...conversation.turns.flatMap((turn) => turnText(turn, words))].join("\n");
}

function turnText(turn: Turn, words: NoteWords): string[] {
  const [first = "", ...rest] = turn.question.trim().split("\n");
  const cited = (turn.passages ?? []).filter(({ n }) => turn.citations.includes(n));
  return [
    `## ${first}`,
    "",
    ...(rest.length > 0 ? [rest.join("\n"), ""] : []),
    harmlessNote(turn.answer.trim()),
    "",
    ...(cited.length > 0 ? [`${words.sources}:`, "", ...cited.map((passage) => `- \\[${passage.n}\\] ${link(passage)}`), ""] : []),
  ];
}

/** To the headings where there are any, since they outlive lines. */
function link(passage: Passage): string {
  const label = harmlessNote(trail(passage).replace(/[[\]|]/g, " "));
  if (passage.path === null) {
    return label;
  }
  const place = headingPath(passage, (heading) => heading.replace(/[[\]|#^]/g, " "));
  return `[[${passage.path.replace(/\.md$/, "")}${place}|${label}]]`;
}
