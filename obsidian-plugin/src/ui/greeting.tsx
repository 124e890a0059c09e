import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import type { Persona, Suggestion } from "../daemon/wire";
import { Format } from "./format";
import { modelFault } from "./model-fault";
import { ModelNotice } from "./model-notice";
import type { Session } from "./session";
import { texts } from "./texts";
import { useClient } from "./use-client";
import { focusQuestion } from "./use-focus";

const EXAMPLES = 3;
/** The most the daemon gives: of notes that were copied or synced at one time, many templates may come first. */
const CONSIDERED = 50;
/** Titles shorter than this rarely say what a note is about. */
const TELLING_TITLE = 4;
/** Notes that say nothing of anybody's life, by their name or a folder's. */
const TEMPLATE = /(^|[^\p{L}])templates?($|[^\p{L}])/iu;

/** Before the first question: the persona's greeting, and three questions that this vault can answer. */
export function Greeting({ session, personas }: { readonly session: Session; readonly personas: readonly Persona[] }) {
  const recent = useSignal<readonly Suggestion[]>([]);
  const { host } = session;
  const client = useClient(host);
  const anyRead = useComputed(() => host.link.value.state === "ready" && host.link.value.status.index.documents > 0);
  useSignalEffect(() => {
    if (anyRead.value) {
      client.value?.suggest("", CONSIDERED).then(
        (list) => {
          recent.value = list;
        },
        () => undefined, // without examples one can ask all the same
      );
    }
  });
  const link = host.link.value;
  const examples = questions(recent.value, new Format(host.locale));
  const persona = personas.find(({ name }) => name === session.conversation.value.persona) ?? personas[0];
  return (
    <div class="vk-greeting">
      {persona && <p>{persona.greeting}</p>}
      {link.state === "ready" && !link.status.llm.available && (
        <p class="vk-faint">
          {texts.willQuote} {modelFault(link.status.llm)}
        </p>
      )}
      <ModelNotice session={session} />
      {examples.length > 0 && <div class="vk-label">{texts.examples}</div>}
      {examples.map((question) => (
        <button
          key={question}
          type="button"
          class="vk-example"
          onClick={(event) => {
            focusQuestion(event.currentTarget.closest(".vk-chat"));
            void session.ask(question);
          }}
        >
          {question}
        </button>
      ))}
    </div>
  );
}

function questions(recent: readonly Suggestion[], format: Format): string[] {
  return recent
    .filter(({ kind, label, path }) => kind === "document" && label.length >= TELLING_TITLE && !TEMPLATE.test(path ?? label))
    .slice(0, EXAMPLES)
    .map(({ label }) => {
      const isDay = /^\d{4}-\d\d-\d\d$/.test(label) && !Number.isNaN(Date.parse(label));
      return isDay ? texts.exampleDay(format.day(`${label}T12:00:00`)) : texts.exampleNote(label);
    });
}
