import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { titleOf } from "../chat/conversation";
import { noteName, noteText } from "../chat/note";
import { IconButton } from "./icon-button";
import { icons } from "./icons";
import { isComposing } from "./keys";
import type { Session } from "./session";
import { texts } from "./texts";

/** The chat's title, which can be edited, and what can be done with chats. */
export function Header({ session }: { readonly session: Session }) {
  const { host } = session;
  const conversation = session.conversation.value;
  const started = conversation.turns.length > 0;
  return (
    <header class="vk-header">
      <Title key={conversation.id} session={session} />
      {host.saveNote && started && (
        <IconButton label={texts.saveAsNote} onClick={() => void saveAsNote(session)}>
          {icons.note}
        </IconButton>
      )}
      <IconButton
        label={texts.history}
        aria-expanded={session.historyOpen.value}
        onClick={() => {
          session.historyOpen.value = !session.historyOpen.value;
        }}
      >
        {icons.history}
      </IconButton>
      <IconButton
        label={texts.newChat}
        onClick={() => {
          session.fresh();
        }}
      >
        {icons.plus}
      </IconButton>
    </header>
  );
}

/** Writes the chat as a note and says where, or why not. */
export async function saveAsNote(session: Session): Promise<void> {
  const { host } = session;
  const conversation = session.conversation.value;
  try {
    const path = await host.saveNote?.(noteName(conversation, texts), noteText(conversation, texts));
    if (path !== undefined) {
      host.notify(texts.savedAs(path));
    }
  } catch (e) {
    host.notify(texts.notSaved(e instanceof Error ? e.message : ""));
  }
}

function Title({ session }: { readonly session: Session }) {
  const editing = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  /** Whether the keyboard has ended the editing, and goes on from the title. */
  const byKey = useRef(false);
  useLayoutEffect(() => {
    if (byKey.current) {
      byKey.current = false;
      button.current?.focus();
    }
  }, [editing.value]);
  const title = titleOf(session.conversation.value);
  if (!editing.value) {
    return (
      <button
        ref={button}
        type="button"
        class="vk-title"
        disabled={title === ""}
        title={title === "" ? undefined : texts.rename}
        onClick={() => {
          editing.value = true;
        }}
      >
        {title || texts.newChat}
      </button>
    );
  }
  const done = (value: string) => {
    if (editing.value) {
      editing.value = false;
      session.rename(value);
    }
  };
  return (
    <input
      class="vk-title-field"
      aria-label={texts.rename}
      defaultValue={title}
      ref={(field) => field?.focus()}
      onBlur={(event) => {
        done(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (isComposing(event)) {
          return;
        }
        if (event.key === "Enter") {
          event.preventDefault(); // or it presses the title, which has the focus next
          byKey.current = true;
          done(event.currentTarget.value);
        } else if (event.key === "Escape") {
          event.stopPropagation();
          byKey.current = true;
          editing.value = false;
        }
      }}
    />
  );
}
