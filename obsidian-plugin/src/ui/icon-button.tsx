import type { ButtonHTMLAttributes, ComponentChildren } from "preact";

interface Props extends Omit<ButtonHTMLAttributes, "label" | "children" | "onClick"> {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

/** A button that shows a drawing and says what it does. A double click counts once: its second half may be on what took the first one's place. */
export function IconButton({ label, onClick, children, ...rest }: Props) {
  const once = ({ detail }: MouseEvent) => {
    if (detail !== 2) {
      onClick();
    }
  };
  return (
    <button type="button" {...rest} onClick={once} class="vk-icon-button clickable-icon" aria-label={label} title={label}>
      {children}
    </button>
  );
}
