import { effect } from "@preact/signals";
import type { ViewStateResult, WorkspaceLeaf } from "obsidian";
import { ItemView } from "obsidian";
import { render } from "preact";
import { ChatView } from "../ui/chat-view";
import type { Host } from "../ui/host";
import { RelatedView } from "../ui/related-view";
import type { Session } from "../ui/session";
import type { Sessions } from "./sessions";
import { texts } from "./texts";

export const CHAT_VIEW = "vaultkeeper-chat";
export const RELATED_VIEW = "vaultkeeper-related";
export const ICON = "messages-square";

export class ChatPane extends ItemView {
  readonly session: Session;
  override icon = ICON;
  override navigation = false;
  readonly #sessions: Sessions;
  #unfollow: () => void = () => undefined;

  constructor(leaf: WorkspaceLeaf, sessions: Sessions) {
    super(leaf);
    this.#sessions = sessions;
    this.session = sessions.take();
  }

  override getViewType(): string {
    return CHAT_VIEW;
  }

  override getDisplayText(): string {
    return texts.chat;
  }

  /** Which chat is shown, so that the workspace brings it back after a restart. */
  override getState(): Record<string, unknown> {
    return { chat: this.session.conversation.peek().id };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    const chat = typeof state === "object" && state !== null && "chat" in state ? state.chat : null;
    await super.setState(state, result);
    await this.#sessions.restore(this.session, typeof chat === "string" ? chat : null);
  }

  override setEphemeralState(state: unknown): void {
    super.setEphemeralState(state);
    if (typeof state === "object" && state !== null && "focus" in state && state.focus === true) {
      this.focus();
    }
  }

  focus(): void {
    this.contentEl.querySelector("textarea")?.focus();
  }

  override onOpen(): Promise<void> {
    render(<ChatView session={this.session} />, this.contentEl);
    let shown = this.session.conversation.peek().id;
    this.#unfollow = effect(() => {
      const { id } = this.session.conversation.value;
      if (id !== shown) {
        shown = id;
        void this.app.workspace.requestSaveLayout();
      }
    });
    return Promise.resolve();
  }

  override onClose(): Promise<void> {
    this.#unfollow();
    render(null, this.contentEl);
    this.#sessions.release(this.session);
    return Promise.resolve();
  }
}

export class RelatedPane extends ItemView {
  override icon = "waypoints";
  override navigation = false;
  readonly #host: Host;

  constructor(leaf: WorkspaceLeaf, host: Host) {
    super(leaf);
    this.#host = host;
  }

  override getViewType(): string {
    return RELATED_VIEW;
  }

  override getDisplayText(): string {
    return texts.related;
  }

  override onOpen(): Promise<void> {
    render(<RelatedView host={this.#host} />, this.contentEl);
    return Promise.resolve();
  }

  override onClose(): Promise<void> {
    render(null, this.contentEl);
    return Promise.resolve();
  }
}
