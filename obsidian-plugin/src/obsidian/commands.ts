import { Notice } from "obsidian";
import { saveAsNote } from "../ui/header";
import { askAboutNote, askAboutSelection } from "./asking";
import { sourceOf } from "./files";
import { SearchModal } from "./modals";
import { openChat, openRelated } from "./panes";
import type { Parts } from "./parts";
import { texts } from "./texts";
import { CHAT_VIEW, ChatPane } from "./views";

const ORDERS = ["pause", "resume", "scan"] as const;

type Order = (typeof ORDERS)[number];

/** All that the plugin does, by name. */
export function addCommands(parts: Parts): void {
  addChatCommands(parts);
  addIndexCommands(parts);
  addDaemonCommands(parts);
}

function addChatCommands({ plugin, host }: Parts): void {
  const { app } = plugin;
  const { commands } = texts;
  plugin.addCommand({ id: "open-chat", name: commands.openChat, callback: () => void openChat(app) });
  plugin.addCommand({
    id: "new-chat",
    name: commands.newChat,
    callback: async () => {
      (await openChat(app))?.session.fresh();
    },
  });
  plugin.addCommand({
    id: "ask-note",
    name: commands.askNote,
    checkCallback: (checking) => {
      const file = app.workspace.getActiveFile();
      return when(checking, file !== null && sourceOf(file) !== null, () => file && void askAboutNote(app, file));
    },
  });
  plugin.addCommand({
    id: "ask-selection",
    name: commands.askSelection,
    editorCheckCallback: (checking, editor) =>
      when(checking, editor.somethingSelected(), () => void askAboutSelection(app)),
  });
  plugin.addCommand({
    id: "save-chat",
    name: commands.saveChat,
    checkCallback: (checking) => {
      const view = app.workspace.getLeavesOfType(CHAT_VIEW)[0]?.view;
      const session = view instanceof ChatPane ? view.session : null;
      const worthSaving = (session?.conversation.peek().turns.length ?? 0) > 0;
      return when(checking, worthSaving, () => session && void saveAsNote(session));
    },
  });
  plugin.addCommand({ id: "open-related", name: commands.openRelated, callback: () => void openRelated(app) });
  plugin.addCommand({
    id: "search",
    name: commands.search,
    callback: () => {
      new SearchModal(app, host).open();
    },
  });
}

function addIndexCommands(parts: Parts): void {
  const { plugin, host } = parts;
  plugin.addCommand({
    id: "show-index",
    name: texts.commands.showIndex,
    callback: () => {
      parts.showIndex();
    },
  });
  plugin.addCommand({
    id: "index-rebuild",
    name: texts.commands.rebuild,
    checkCallback: (checking) =>
      when(checking, host.link.peek().state === "ready", () => {
        parts.showIndex("rebuild");
      }),
  });
  for (const order of ORDERS) {
    plugin.addCommand({
      id: `index-${order}`,
      name: texts.commands[order],
      checkCallback: (checking) => when(checking, isPossible(parts, order), () => void give(host, order)),
    });
  }
}

function isPossible({ host }: Parts, order: Order): boolean {
  const link = host.link.peek();
  if (link.state !== "ready") {
    return false;
  }
  const paused = link.status.index.state === "paused";
  return order === "resume" ? paused : order === "pause" ? !paused : true;
}

async function give({ link }: Parts["host"], order: Order): Promise<void> {
  const now = link.peek();
  if (now.state === "ready") {
    try {
      await now.client.order(order);
      new Notice(texts.ordered[order]);
    } catch (e) {
      new Notice((e as Error).message);
    }
  }
}

function addDaemonCommands(parts: Parts): void {
  const { plugin, host, launcher } = parts;
  plugin.addCommand({
    id: "start-daemon",
    name: texts.commands.startDaemon,
    checkCallback: (checking) =>
      when(checking, host.startDaemon !== undefined && host.link.peek().state !== "ready" && !launcher.isRunning, () => {
        parts.startDaemon().then(
          () => new Notice(texts.started),
          (e: unknown) => new Notice((e as Error).message),
        );
      }),
  });
  plugin.addCommand({
    id: "stop-daemon",
    name: texts.commands.stopDaemon,
    checkCallback: (checking) =>
      when(checking, launcher.isRunning, () => {
        launcher.stop();
        new Notice(texts.stopped);
      }),
  });
}

/** What Obsidian's check callbacks return: whether the command can be given, which it is unless this only asks. */
function when(checking: boolean, possible: boolean, run: () => unknown): boolean {
  if (possible && !checking) {
    run();
  }
  return possible;
}
