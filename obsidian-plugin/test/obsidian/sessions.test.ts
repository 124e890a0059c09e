import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Conversation } from "../../src/chat/conversation";
import { newConversation, withTurn } from "../../src/chat/conversation";
import { asked } from "../../src/chat/turn";
import { Sessions } from "../../src/obsidian/sessions";
import type { Host } from "../../src/ui/host";

function chat(id: string, day: string): Conversation {
  const time = new Date(`2026-11-${day}T12:00:00Z`);
  return withTurn(newConversation(id, "", time), { ...asked(`t-${id}`, "Where?", time), state: "done" });
}

/** As much of a host as sessions that ask nothing need. */
function sessions(kept: readonly Conversation[], all = () => Promise.resolve([...kept])): Sessions {
  const host: Pick<Host, "shelf" | "preferences"> = {
    shelf: {
      all,
      one: (id) => Promise.resolve(kept.find((each) => each.id === id) ?? null),
      keep: () => Promise.resolve(),
      remove: () => Promise.resolve(),
      follow: () => undefined,
    },
    preferences: signal({ persona: "", researchSteps: null, sendNote: true }),
  };
  return new Sessions(host as Host);
}

test("a view that is opened for the first time shows the chat that was asked last", async () => {
  const all = sessions([chat("old", "01"), chat("new", "20"), chat("middle", "10")]);
  const session = all.take();
  await all.restore(session, null);
  expect(session.conversation.value.id).toBe("new");
});

test("a view that the workspace brings back shows its own chat", async () => {
  const all = sessions([chat("old", "01"), chat("new", "20")], () => Promise.reject(new Error("All chats were read for one.")));
  const session = all.take();
  await all.restore(session, "old");
  expect(session.conversation.value.id).toBe("old");
});

test("a chat that was never asked anything is not there any more, and another does not take its place", async () => {
  const all = sessions([chat("old", "01")]);
  const session = all.take();
  await all.restore(session, "empty");
  expect(session.conversation.value.turns).toEqual([]);
});

test("a view that was closed finds its session again, as it was", async () => {
  const all = sessions([chat("old", "01")]);
  const session = all.take();
  await all.restore(session, null);
  session.fresh();
  session.draft.value = "half a question";
  all.release(session);
  const again = all.take();
  await all.restore(again, null);
  expect(again).toBe(session);
  expect(again.conversation.value.turns).toEqual([]);
  expect(again.draft.value).toBe("half a question");
});

test("two views have two sessions", () => {
  const all = sessions([]);
  expect(all.take()).not.toBe(all.take());
});

test("what the user did while chats were read stays", async () => {
  const all = sessions([chat("old", "01")]);
  const session = all.take();
  const restoring = all.restore(session, null);
  session.fresh();
  const { id } = session.conversation.value;
  await restoring;
  expect(session.conversation.value.id).toBe(id);
});
