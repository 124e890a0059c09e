import type { ButtonHTMLAttributes, ComponentChildren } from "preact";

interface Props extends Omit<ButtonHTMLAttributes, "label" | "children"> {
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A button that shows a drawing and says what it does. */
export function IconButton({ label, children, ...rest }: Props) {
  return (
    <button type="button" {...rest} class="vk-icon-button clickable-icon" aria-label={label} title={label}>
      {children}
    </button>
  );
}
