import { effect } from "@preact/signals";
import { render } from "preact";
import { Session } from "../ui/session";
import { texts } from "../ui/texts";
import { BrowserHost } from "./host";
import { ForgivingMemory } from "./memory";
import { Page } from "./page";
import { KeptToken } from "./token";

const CHAT = "chat";

/** Shows the tab's chat again after a reload. */
async function takeUp(session: Session, { shelf, vault }: BrowserHost): Promise<void> {
  const tab = new ForgivingMemory(() => window.sessionStorage);
  const id = tab.getItem(CHAT);
  const whose = vault.peek();
  const chat = id === null ? null : await shelf.one(id);
  if (chat && vault.peek() === whose && session.conversation.value.turns.length === 0) {
    session.takeUp(chat);
  }
  effect(() => {
    tab.setItem(CHAT, session.conversation.value.id);
  });
}

/** One address may serve another vault than before: a chat is about its own. */
function leaveWithVault(session: Session, { vault }: BrowserHost): void {
  let shown = vault.peek();
  vault.subscribe((served) => {
    if (shown !== "" && served !== shown) {
      session.fresh();
      session.usePersona(""); // the former one may be a note of the other vault
    }
    shown = served;
  });
}

const memory = new ForgivingMemory(() => window.localStorage);
const token = new KeptToken(memory);
token.takeFrom(location, history);
addEventListener("hashchange", () => {
  token.takeFrom(location, history);
});

const host = new BrowserHost(window, memory, token);
const session = new Session(host);
const root = document.getElementById("page");
if (root) {
  render(<Page host={host} session={session} />, root);
}
leaveWithVault(session, host);
takeUp(session, host).catch(() => {
  host.notify(texts.chatsNotRead);
});
addEventListener("pagehide", () => {
  session.stop();
});
void host.follow(new AbortController().signal);
