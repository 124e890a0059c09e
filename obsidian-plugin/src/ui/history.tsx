import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Conversation } from "../chat/conversation";
import { titleOf } from "../chat/conversation";
import { matching } from "../chat/shelf";
import { Format } from "./format";
import { IconButton } from "./icon-button";
import { icons } from "./icons";
import { isComposing } from "./keys";
import type { Session } from "./session";
import { texts } from "./texts";
import { useFocus } from "./use-focus";

/** The chats that are kept, to be searched and taken up again. */
export function History({ session }: { readonly session: Session }) {
  const { host } = session;
  const chats = useSignal<readonly Conversation[] | null>(null);
  const query = useSignal("");
  /** The chat that is about to be deleted, once the user is sure. */
  const doomed = useSignal<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useFocus(field);
  useEffect(() => {
    host.shelf.all().then(
      (all) => {
        chats.value = all;
      },
      () => {
        chats.value = [];
        host.notify(texts.chatsNotRead);
      },
    );
  }, [host, chats]);
  const shown = matching(chats.value ?? [], query.value);
  const remove = async ({ id }: Conversation) => {
    try {
      await host.shelf.remove(id);
    } catch {
      host.notify(texts.chatNotRemoved);
      return;
    }
    field.current?.focus();
    chats.value = (chats.value ?? []).filter((chat) => chat.id !== id);
    if (session.conversation.value.id === id) {
      session.discard();
    }
  };
  return (
    <div
      class="vk-history"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !isComposing(event)) {
          event.stopPropagation();
          session.historyOpen.value = false;
        }
      }}
    >
      <input
        ref={field}
        type="search"
        placeholder={texts.searchChats}
        aria-label={texts.searchChats}
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value;
        }}
      />
      {chats.value !== null && shown.length === 0 && (
        <p class="vk-faint">{chats.value.length === 0 ? texts.noChats : texts.noChatFound}</p>
      )}
      <ul>
        {shown.map((chat) => (
          <li key={chat.id} class="vk-history-line">
            <button
              type="button"
              class="vk-history-open"
              onClick={() => {
                session.show(chat);
              }}
            >
              <span class="vk-history-title">{titleOf(chat) || texts.untitled}</span>
              <span class="vk-faint">{new Format(host.locale).moment(chat.updated)}</span>
            </button>
            {doomed.value === chat.id ? (
              <Sure
                remove={() => void remove(chat)}
                cancel={() => {
                  field.current?.focus();
                  doomed.value = null;
                }}
              />
            ) : (
              <IconButton
                label={texts.removeChat(titleOf(chat) || texts.untitled)}
                onClick={() => {
                  doomed.value = chat.id;
                }}
              >
                {icons.remove}
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A chat that is deleted does not come back. */
function Sure({ remove, cancel }: { readonly remove: () => void; readonly cancel: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    button.current?.focus();
  }, []);
  return (
    <div class="vk-row" role="group" aria-label={texts.removeSure}>
      <button ref={button} type="button" class="mod-warning" onClick={remove}>
        {texts.remove}
      </button>
      <button type="button" onClick={cancel}>
        {texts.cancel}
      </button>
    </div>
  );
}
