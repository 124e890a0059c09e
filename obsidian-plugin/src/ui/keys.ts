/** The code of an input method's own keys; in Safari nothing else tells its Enter, which comes after the composition has ended. */
const INPUT_METHOD_KEY = 229;

/** What tells whose a key is; its code is of the past for all else. */
type Composed = Pick<KeyboardEvent, "isComposing"> & { readonly keyCode: number };

/** Enter sends; with Shift it breaks the line, and while characters are being composed it belongs to the input method. */
export function isSend(event: KeyboardEvent): boolean {
  return event.key === "Enter" && !event.shiftKey && !isComposing(event);
}

/** Whether the key belongs to an input method. */
export function isComposing(event: Composed): boolean {
  return event.isComposing || event.keyCode === INPUT_METHOD_KEY;
}
