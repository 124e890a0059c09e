import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/**
 * Brings the focus to a field of the chat that has just been drawn; when what the field is in goes with the focus still in it, the
 * focus goes to the field for questions and is not lost.
 */
export function useFocus(field: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = field.current;
    const chat = element?.closest(".vk-chat");
    element?.focus();
    return () => {
      if (element?.parentElement?.contains(element.ownerDocument.activeElement) === true) {
        focusQuestion(chat);
      }
    };
  }, [field]);
}

/** Where the focus goes when what had it goes. */
export function focusQuestion(chat: Element | null | undefined): void {
  chat?.querySelector<HTMLTextAreaElement>(".vk-field")?.focus();
}
