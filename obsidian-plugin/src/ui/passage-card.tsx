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

/** A passage as it was read: where from, when, its text, and why it was found. Its text is shown as it is, never as Markdown. */
export function PassageCard({ host, passage }: { readonly host: Host; readonly passage: Passage }) {
  const format = new Format(host.locale);
  const people = passage.participants.join(", ");
  return (
    <div class="vk-card">
      <div class="vk-card-title">{trail(passage)}</div>
      <div class="vk-faint">{[people, format.when(passage), whyText(passage, format)].filter(Boolean).join(" · ")}</div>
      <div class="vk-card-text">{passage.text}</div>
    </div>
  );
}
