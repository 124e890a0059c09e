import { useLayoutEffect, useRef } from "preact/hooks";
import { isComposing, isSend } from "./keys";
import { IconButton } from "./icon-button";
import { icons } from "./icons";
import { texts } from "./texts";
import { useFocus } from "./use-focus";

interface Props {
  readonly text: string;
  /** Absent while an answer is being written. */
  readonly askAgain: ((question: string) => void) | null;
  /** What it reads while it is edited. */
  readonly edited: string | null;
  /** Given null where the editing ends. */
  readonly edit: (text: string | null) => void;
}

/** The question, which can be edited and asked again. */
export function Question({ text, askAgain, edited, edit }: Props) {
  if (edited !== null && askAgain) {
    return <QuestionEditor text={edited} ask={askAgain} edit={edit} />;
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
            edit(text);
          }}
        >
          {icons.pencil}
        </IconButton>
      )}
    </div>
  );
}

interface EditorProps {
  readonly text: string;
  readonly ask: (question: string) => void;
  readonly edit: (text: string | null) => void;
}

function QuestionEditor({ text, ask, edit }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useFocus(area);
  useLayoutEffect(() => {
    area.current?.setSelectionRange(text.length, text.length); // at the begin only: from then on it is the user's
  }, []);
  const send = () => {
    if (text.trim() !== "") {
      ask(text);
    }
  };
  const close = () => {
    edit(null);
  };
  return (
    <div class="vk-question-editor">
      <textarea
        ref={area}
        aria-label={texts.question}
        rows={Math.min(8, text.split("\n").length)}
        value={text}
        onInput={(event) => {
          edit(event.currentTarget.value);
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
