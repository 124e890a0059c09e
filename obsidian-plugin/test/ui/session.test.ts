import type { Signal } from "@preact/signals";
import { signal } from "@preact/signals";
import { describe, expect, it, vi } from "vitest";
import type { Conversation } from "../../src/chat/conversation";
import { DaemonClient } from "../../src/daemon/client";
import type { Link } from "../../src/daemon/link";
import type { Status } from "../../src/daemon/wire";
import type { Host, Preferences } from "../../src/ui/host";
import { Session } from "../../src/ui/session";
import { answered } from "../chat/turns";
import { ADDRESS, hangingAfter, ScriptedTransport } from "../daemon/scripted";

const READY_STATUS = {} as Status; // the session asks only whether there is a daemon
const FIRST_WORDS = 'event: token\ndata: {"text": "The deposit"}\n\n';

/** A session whose answers begin and never end, and what it has kept. */
function session(begins = FIRST_WORDS): {
  session: Session;
  kept: Conversation[];
  notices: string[];
  link: ReturnType<typeof signal<Link>>;
  preferences: Signal<Preferences>;
} {
  const client = new DaemonClient(new ScriptedTransport(hangingAfter(begins)), ADDRESS);
  const link = signal<Link>({ state: "ready", client, status: READY_STATUS });
  const preferences = signal<Preferences>({ persona: "", researchSteps: null, sendNote: false });
  const kept: Conversation[] = [];
  const notices: string[] = [];
  const followers: ((chat: Conversation) => void)[] = [];
  const host = {
    link,
    preferences,
    notify: (notice: string) => void notices.push(notice),
    shelf: {
      keep: (chat: Conversation) => {
        kept.push(chat);
        followers.forEach((follow) => {
          follow(chat);
        });
        return Promise.resolve();
      },
      follow: (follow: (chat: Conversation) => void) => void followers.push(follow),
      remove: () => Promise.resolve(),
      all: () => Promise.resolve(kept),
    },
  } as unknown as Host;
  return { session: new Session(host), kept, notices, link, preferences };
}

async function begun(chat: Session, question: string): Promise<void> {
  void chat.ask(question);
  await expect.poll(() => chat.running.value?.answer).toBe("The deposit");
}

describe("a chat on the screen", () => {
  it("keeps what is being typed when an answer is asked for anew", async () => {
    const { session: chat } = session();
    await begun(chat, "What deposit?");
    chat.stop();
    await expect.poll(() => chat.running.value).toBeNull();
    chat.draft.value = "And who has";
    void chat.askAgain(chat.conversation.value.turns[0]?.id ?? "", "What deposit?");
    expect(chat.draft.value).toBe("And who has");
    chat.stop();
  });

  it("keeps the answer that was there where a new one does not begin", async () => {
    const { session: chat, kept, notices } = session("");
    const turn = answered("What deposit?", "Two months.");
    chat.show({ ...chat.conversation.value, id: "other", turns: [turn] });
    void chat.askAgain(turn.id, "What deposit?");
    await expect.poll(() => chat.running.value).not.toBeNull();
    chat.stop();
    await expect.poll(() => chat.conversation.value.turns.map(({ answer }) => answer)).toEqual(["Two months."]);
    expect(kept.at(-1)?.turns).toEqual([turn]);
    expect(notices).toHaveLength(1);
  });

  it("keeps it where another chat is shown before a new one begins", async () => {
    const { session: chat, kept } = session("");
    const turn = answered("What deposit?", "Two months.");
    chat.show({ ...chat.conversation.value, id: "other", turns: [turn] });
    void chat.askAgain(turn.id, "What deposit?");
    await expect.poll(() => chat.running.value).not.toBeNull();
    chat.fresh();
    await expect.poll(() => kept.filter(({ id }) => id === "other").at(-1)?.turns).toEqual([turn]);
  });

  it("keeps all that an edited question would replace where no answer to it begins, and gives the question back", async () => {
    const { session: chat, kept } = session("");
    const turns = [answered("What deposit?", "Two months."), answered("And who has the key?", "Dona Lurdes.")];
    chat.show({ ...chat.conversation.value, id: "other", turns });
    void chat.askAgain(turns[0]?.id ?? "", "Which deposit?");
    await expect.poll(() => chat.running.value).not.toBeNull();
    chat.stop();
    await expect.poll(() => chat.conversation.value.turns).toEqual(turns);
    expect(kept.at(-1)?.turns).toEqual(turns);
    expect(chat.draft.value).toBe("Which deposit?");
  });

  it("keeps nothing while an answer that is to replace others has not begun", async () => {
    let time = 0;
    const now = vi.spyOn(Date, "now").mockImplementation(() => (time += 5000));
    const { session: chat, kept } = session('event: stage\ndata: {"stage": "searching", "step": 1}\n\n');
    const turns = [answered("What deposit?", "Two months."), answered("And who has the key?", "Dona Lurdes.")];
    chat.show({ ...chat.conversation.value, id: "other", turns });
    void chat.askAgain(turns[0]?.id ?? "", "Which deposit?");
    await expect.poll(() => chat.running.value?.stage).toBe("searching");
    chat.rename("The flat");
    expect(kept).toEqual([]);
    chat.stop();
    expect(kept.at(-1)).toMatchObject({ title: "The flat", turns });
    now.mockRestore();
  });

  it("puts a question that was never answered in the place of itself", async () => {
    const { session: chat } = session("");
    const turn = { ...answered("What deposit?", ""), state: "failed" as const };
    chat.show({ ...chat.conversation.value, id: "other", turns: [turn] });
    void chat.askAgain(turn.id, "Which deposit?");
    await expect.poll(() => chat.running.value).not.toBeNull();
    chat.stop();
    expect(chat.conversation.value.turns).toMatchObject([{ question: "Which deposit?", state: "stopped" }]);
  });

  it("begins anew with the persona that is set for new chats, and with the present one where none is", () => {
    const { session: chat, preferences } = session();
    chat.usePersona("philosopher");
    chat.fresh();
    expect(chat.conversation.value.persona).toBe("philosopher");
    preferences.value = { persona: "assistant", researchSteps: null, sendNote: true };
    chat.fresh();
    expect(chat.conversation.value.persona).toBe("assistant");
  });

  it("keeps an answer while it is written", async () => {
    let time = 0;
    const now = vi.spyOn(Date, "now").mockImplementation(() => (time += 5000));
    const { session: chat, kept } = session();
    await begun(chat, "What deposit?");
    await expect.poll(() => kept.at(-1)?.turns.at(-1)?.answer).toBe("The deposit");
    now.mockRestore();
    chat.stop();
  });

  it("goes on with what another view adds to the same chat, and loses none of both", async () => {
    const { session: chat, kept } = session();
    const other = new Session(chat.host);
    await begun(chat, "What deposit?");
    other.show(chat.conversation.value);
    await begun(other, "Who has the key?");
    chat.stop();
    other.stop();
    chat.rename("The flat");
    const questions = ["What deposit?", "Who has the key?"];
    expect(chat.conversation.value.turns.map(({ question }) => question)).toEqual(questions);
    expect(other.conversation.value).toEqual(chat.conversation.value);
    expect(kept.at(-1)).toMatchObject({ title: "The flat", turns: [{ state: "stopped" }, { state: "stopped" }] });
  });

  it("takes the draft as the question only where it can be asked", () => {
    const { session: chat, link } = session();
    chat.draft.value = "What deposit?";
    link.value = { state: "absent", why: { kind: "notFound" } };
    chat.send();
    expect(chat.draft.value).toBe("What deposit?");
  });

  it("goes on answering when the chat that is shown is chosen again", async () => {
    const { session: chat } = session();
    await begun(chat, "What deposit?");
    chat.show({ ...chat.conversation.value });
    await new Promise((resolve) => setTimeout(resolve));
    expect(chat.running.value?.state).toBe("running");
    chat.stop();
  });

  it("has a draft of its own, which waits while another chat is shown", () => {
    const { session: chat } = session();
    const flat = { ...chat.conversation.value, id: "flat", turns: [answered("What deposit?", "Two months.")] };
    const boat = { ...chat.conversation.value, id: "boat", turns: [answered("Is it sold?", "In May.")] };
    chat.draft.value = "Half a new";
    const drafts = [flat, boat, flat].map((shown) => {
      chat.show(shown);
      const found = chat.draft.value;
      chat.draft.value = `Half of ${shown.id}`;
      return found;
    });
    expect(drafts).toEqual(["", "", "Half of flat"]);
    chat.fresh();
    expect(chat.draft.value).toBe("Half a new");
    chat.fresh();
    expect(chat.draft.value).toBe("Half a new");
    chat.show(boat);
    expect(chat.draft.value).toBe("Half of boat");
  });

  it("has an edited question of its own, which waits while another chat is shown", async () => {
    const { session: chat } = session();
    await begun(chat, "What deposit?");
    chat.stop();
    const flat = chat.conversation.value;
    const edit = { turn: flat.turns[0]?.id ?? "", text: "Which depos" };
    chat.edit.value = edit;
    chat.fresh();
    expect(chat.edit.value).toBeNull();
    chat.show(flat);
    expect(chat.edit.value).toBe(edit);
  });

  it("takes its draft with it when it is deleted", () => {
    const { session: chat } = session();
    chat.show({ ...chat.conversation.value, id: "flat", turns: [answered("What deposit?", "Two months.")] });
    chat.draft.value = "And who has";
    chat.discard();
    expect(chat.draft.value).toBe("");
  });

  it("has what was typed while the chat from before a restart was still being read", () => {
    const { session: chat } = session();
    chat.draft.value = "And who has";
    chat.takeUp({ ...chat.conversation.value, id: "flat", turns: [answered("What deposit?", "Two months.")] });
    expect(chat.draft.value).toBe("And who has");
    chat.fresh();
    expect(chat.draft.value).toBe("");
  });

  it("is ready for a question at once when it is stopped or left", async () => {
    const { session: chat, kept } = session();
    await begun(chat, "What deposit?");
    const left = chat.conversation.value.id;
    chat.rename("The flat");
    chat.fresh();
    expect(chat.running.value).toBeNull();
    expect(kept.at(-1)).toMatchObject({ id: left, title: "The flat", turns: [{ state: "stopped", answer: "The deposit" }] });
    void chat.ask("Who has the key?");
    expect(chat.conversation.value.turns).toHaveLength(1);
    chat.stop();
  });

  it("does not bring back a chat that was deleted while it was answered", async () => {
    const { session: chat, kept } = session();
    await begun(chat, "What deposit?");
    kept.length = 0;
    chat.discard();
    await new Promise((resolve) => setTimeout(resolve));
    expect(kept).toEqual([]);
    expect(chat.conversation.value.turns).toEqual([]);
  });

  it("keeps an edit open while it cannot be asked", async () => {
    const { session: chat, link } = session();
    await begun(chat, "What deposit?");
    chat.stop();
    const turn = chat.conversation.value.turns[0]?.id ?? "";
    const edit = { turn, text: "Which deposit?" };
    chat.edit.value = edit;
    link.value = { state: "absent", why: { kind: "notFound" } };
    void chat.askAgain(turn, "Which deposit?");
    expect(chat.edit.value).toBe(edit);
  });

  it("shows the answer and not the earlier chats once something is asked or begun anew", async () => {
    const { session: chat } = session();
    chat.historyOpen.value = true;
    await begun(chat, "What deposit?");
    expect(chat.historyOpen.value).toBe(false);
    chat.historyOpen.value = true;
    chat.fresh();
    expect(chat.historyOpen.value).toBe(false);
    chat.historyOpen.value = true;
    chat.discard();
    expect(chat.historyOpen.value).toBe(true);
  });
});
