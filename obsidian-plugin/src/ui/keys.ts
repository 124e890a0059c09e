/** Enter sends; with Shift it breaks the line, and while characters are being composed it belongs to the input method. */
export function isSend(event: KeyboardEvent): boolean {
  return event.key === "Enter" && !event.shiftKey && !event.isComposing;
}
