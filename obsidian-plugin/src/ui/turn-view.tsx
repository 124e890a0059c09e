import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { harmlessNote } from "../chat/harmless";
import type { Turn } from "../chat/turn";
import { Answer } from "./answer";
import { IconButton } from "./icon-button";
import { icons } from "./icons";
import { ModelNotice } from "./model-notice";
import { NothingFound } from "./nothing-found";
import { Question } from "./question";
import type { Session } from "./session";
import { Sources } from "./sources";
import { Spent } from "./spent";
import { texts } from "./texts";
import { Trace } from "./trace";
import { focusQuestion } from "./use-focus";

interface Props {
  readonly session: Session;
  readonly turn: Turn;
  readonly last: boolean;
}

/** A question and its answer, in whatever state it is. */
export function TurnView({ session, turn, last }: Props) {
  const { host } = session;
  const busy = session.busy.value;
  const article = useRef<HTMLElement>(null);
  const askAgain = (question: string) => {
    focusQuestion(article.current?.closest(".vk-chat"));
    void session.askAgain(turn.id, question);
  };
  // Of an earlier turn it would take all that followed: that is for a question that is edited.
  const again = last && session.canAsk.value ? () => { askAgain(turn.question); } : null;
  return (
    <article ref={article} class="vk-turn" aria-busy={turn.state === "running"}>
      <Question
        text={turn.question}
        askAgain={busy ? null : askAgain}
        edited={session.edit.value?.turn === turn.id ? session.edit.value.text : null}
        edit={(text) => {
          session.edit.value = text === null ? null : { turn: turn.id, text };
        }}
      />
      <Trace host={host} turn={turn} />
      {last && turn.mode === "quoted" && turn.state === "done" && <ModelNotice session={session} />}
      {turn.answer !== "" && <Answer host={host} turn={turn} />}
      <NothingFound session={session} turn={turn} last={last} />
      <Ending turn={turn} retry={again} />
      {turn.state !== "running" && <Sources host={host} turn={turn} />}
      {turn.state !== "running" && turn.answer !== "" && (
        <Actions session={session} turn={turn} regenerate={again} />
      )}
    </article>
  );
}

/** What is said under an answer that did not come to its end. */
function Ending({ turn, retry }: { readonly turn: Turn; readonly retry: (() => void) | null }) {
  if (turn.state !== "failed" && turn.state !== "stopped") {
    return null;
  }
  const { problem } = turn;
  const said = problem ? [problem.detail || problem.title, problem.hint].filter(Boolean).join(" ") : texts.stoppedHere;
  return (
    <div class={problem ? "vk-notice vk-warning" : "vk-notice"} role={problem ? "alert" : undefined}>
      <span>{said}</span>
      {retry && (
        <button type="button" onClick={retry}>
          {texts.retry}
        </button>
      )}
    </div>
  );
}

function Actions({ session, turn, regenerate }: { session: Session; turn: Turn; regenerate: (() => void) | null }) {
  const { host } = session;
  const spent = useSignal(false);
  const copy = async () => {
    try {
      await host.copy(turn.answer);
      host.notify(texts.copied);
    } catch {
      host.notify(texts.notCopied);
    }
  };
  return (
    <>
      <div class="vk-actions">
        <IconButton label={texts.copy} onClick={() => void copy()}>
          {icons.copy}
        </IconButton>
        {host.insert && (
          <IconButton label={texts.insert} onClick={() => host.insert?.(harmlessNote(turn.answer))}>
            {icons.insert}
          </IconButton>
        )}
        {regenerate && (
          <IconButton label={texts.regenerate} onClick={regenerate}>
            {icons.again}
          </IconButton>
        )}
        {turn.budget && (
          <IconButton label={texts.spent} aria-expanded={spent.value} onClick={() => { spent.value = !spent.value; }}>
            {icons.info}
          </IconButton>
        )}
      </div>
      {spent.value && turn.budget && <Spent budget={turn.budget} locale={host.locale} />}
    </>
  );
}
