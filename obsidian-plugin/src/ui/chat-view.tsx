import type { Session } from "./session";

/** The whole chat: header, turns, composer. */
export function ChatView({ session }: { readonly session: Session }) {
  return <div class="vk-chat">{session.draft.value}</div>;
}
