import type { ComponentChildren } from "preact";

/** Line drawings on a grid of 24, in the text's own colour. */
function Icon({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg class="vk-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const icons = {
  history: (
    <Icon>
      <path d="M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.8" />
    </Icon>
  ),
  plus: (
    <Icon>
      <path d="M12 5v14M5 12h14" />
    </Icon>
  ),
  pencil: (
    <Icon>
      <path d="M4 20l1-4L16 5l3 3L8 19l-4 1zM14 7l3 3" />
    </Icon>
  ),
  copy: (
    <Icon>
      <path d="M9 9h10v10H9zM5 15V5h10" />
    </Icon>
  ),
  insert: (
    <Icon>
      <path d="M12 4v11M8 11l4 4 4-4M5 20h14" />
    </Icon>
  ),
  again: (
    <Icon>
      <path d="M20 12a8 8 0 1 1-2.6-5.9L20 8.5M20 4v4.5h-4.5" />
    </Icon>
  ),
  info: (
    <Icon>
      <path d="M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11v5M12 8h.01" />
    </Icon>
  ),
  send: (
    <Icon>
      <path d="M19 6v6a2 2 0 0 1-2 2H5M9 10l-4 4 4 4" />
    </Icon>
  ),
  stop: (
    <Icon>
      <path d="M7 7h10v10H7z" />
    </Icon>
  ),
  down: (
    <Icon>
      <path d="M12 5v14M6 13l6 6 6-6" />
    </Icon>
  ),
  close: (
    <Icon>
      <path d="M6 6l12 12M18 6L6 18" />
    </Icon>
  ),
  remove: (
    <Icon>
      <path d="M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12" />
    </Icon>
  ),
  note: (
    <Icon>
      <path d="M6 3h8l4 4v14H6zM14 3v4h4" />
    </Icon>
  ),
  chat: (
    <Icon>
      <path d="M4 5h16v11H10l-4 4v-4H4z" />
    </Icon>
  ),
  folder: (
    <Icon>
      <path d="M3 6h6l2 2h10v11H3z" />
    </Icon>
  ),
  tag: (
    <Icon>
      <path d="M4 12V4h8l8 8-8 8zM8 8h.01" />
    </Icon>
  ),
  days: (
    <Icon>
      <path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4" />
    </Icon>
  ),
  source: (
    <Icon>
      <path d="M4 6c0-3 16-3 16 0v12c0 3-16 3-16 0zM4 6c0 3 16 3 16 0M4 12c0 3 16 3 16 0" />
    </Icon>
  ),
} as const;

/** What kind of thing a passage comes from. */
export function sourceIcon(source: string) {
  return source === "obsidian" ? icons.note : source === "whatsapp" ? icons.chat : icons.source;
}
