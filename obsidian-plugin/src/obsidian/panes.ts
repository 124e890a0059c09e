import type { App } from "obsidian";
import { CHAT_VIEW, ChatPane, RELATED_VIEW } from "./views";

/** Shows the chat in the right sidebar, or wherever the user has put it. */
export async function openChat(app: App): Promise<ChatPane | null> {
  const view = await revealed(app, CHAT_VIEW);
  if (!(view instanceof ChatPane)) {
    return null;
  }
  view.focus();
  return view;
}

export async function openRelated(app: App): Promise<void> {
  await revealed(app, RELATED_VIEW);
}

async function revealed(app: App, type: string) {
  const { workspace } = app;
  let leaf = workspace.getLeavesOfType(type)[0] ?? null;
  if (!leaf) {
    leaf = workspace.getRightLeaf(false);
    await leaf?.setViewState({ type, active: true });
  }
  if (!leaf) {
    return null;
  }
  await workspace.revealLeaf(leaf);
  await leaf.loadIfDeferred();
  workspace.setActiveLeaf(leaf, { focus: true });
  return leaf.view;
}
