import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  readonly label: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

/** Over the page, as long as it is drawn. Escape and a click beside it close it; the focus returns to where it was. */
export function Dialog({ label, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) {
      element.showModal();
    }
    return () => {
      element?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="page-dialog"
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) {
          close();
        }
      }}
    >
      <div class="page-dialog-inside">{children}</div>
    </dialog>
  );
}
