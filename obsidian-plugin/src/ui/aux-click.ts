/** With the middle button, as links take it; the right one is for menus. */
export function onMiddle(act: (event: MouseEvent) => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.button === 1) {
      act(event);
    }
  };
}
