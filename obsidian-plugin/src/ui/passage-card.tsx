import { trail } from "../chat/scope";
import type { Passage } from "../daemon/wire";
import { Format } from "./format";
import type { Host } from "./host";
import { texts } from "./texts";

/** Why a passage was found, in words. */
export function whyText({ why }: Passage, format: Format): string {
  const found = [
    why.semantic && texts.whyMeaning(format.number(why.semantic.rank)),
    why.keyword && texts.whyWords(format.number(why.keyword.rank)),
  ].filter((part) => part !== null);
  return found.length > 0 ? found.join(", ") : texts.whyNote;
}

const COPIES_SHOWN = 3;

/** Which other notes say the same, in words; nothing where none does. */
export function copiesText({ copies }: Passage): string {
  const titles = copies.slice(0, COPIES_SHOWN).map((copy) => copy.title);
  return titles.length > 0 ? texts.alsoIn(titles.join(", "), copies.length - titles.length) : "";
}

/** A passage as it was read: where from, when, its text, and why it was found. Its text is shown as it is, never as Markdown. */
export function PassageCard({ host, passage }: { readonly host: Host; readonly passage: Passage }) {
  const format = new Format(host.locale);
  const people = passage.participants.join(", ");
  const details = [people, format.when(passage), whyText(passage, format), copiesText(passage)];
  return (
    <div class="vk-card">
      <div class="vk-card-title">{trail(passage)}</div>
      <div class="vk-faint">{details.filter(Boolean).join(" · ")}</div>
      <div class="vk-card-text">{passage.text}</div>
    </div>
  );
}
