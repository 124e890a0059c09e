import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { isComposing, isSend } from "./keys";
import { IconButton } from "./icon-button";
import { icons } from "./icons";
import { texts } from "./texts";
import { useFocus } from "./use-focus";

interface Props {
  readonly text: string;
  /** Absent while an answer is being written. */
  readonly askAgain: ((question: string) => void) | null;
  /** Whether it is being edited from elsewhere; see `edited`. */
  readonly editing: boolean;
  readonly setEditing: (editing: boolean) => void;
}

/** The question, which can be edited and asked again. */
export function Question({ text, askAgain, editing, setEditing }: Props) {
  if (editing && askAgain) {
    return (
      <QuestionEditor
        text={text}
        ask={askAgain}
        close={() => {
          setEditing(false);
        }}
      />
    );
  }
  return (
    <div class="vk-question">
      <span class="vk-question-text" role="heading" aria-level={2}>
        {text}
      </span>
      {askAgain && (
        <IconButton
          label={texts.edit}
          onClick={() => {
            setEditing(true);
          }}
        >
          {icons.pencil}
        </IconButton>
      )}
    </div>
  );
}

function QuestionEditor({ text, ask, close }: { text: string; ask: (question: string) => void; close: () => void }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(text);
  useFocus(area);
  useLayoutEffect(() => {
    area.current?.setSelectionRange(text.length, text.length);
  }, [text]);
  const send = () => {
    if (draft.trim() !== "") {
      ask(draft);
    }
  };
  return (
    <div class="vk-question-editor">
      <textarea
        ref={area}
        aria-label={texts.question}
        rows={Math.min(8, draft.split("\n").length)}
        value={draft}
        onInput={(event) => {
          setDraft(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (isSend(event)) {
            event.preventDefault();
            send();
          } else if (event.key === "Escape" && !isComposing(event)) {
            event.stopPropagation();
            close();
          }
        }}
      />
      <div class="vk-row">
        <button type="button" class="mod-cta" onClick={send}>
          {texts.save}
        </button>
        <button type="button" onClick={close}>
          {texts.cancel}
        </button>
      </div>
    </div>
  );
}
