import { effect } from "@preact/signals";
import { render } from "preact";
import { Session } from "../ui/session";
import { texts } from "../ui/texts";
import { BrowserHost } from "./host";
import { Page } from "./page";
import { KeptToken } from "./token";

const CHAT = "chat";

/** Shows the tab's chat again after a reload. */
async function takeUp(session: Session): Promise<void> {
  const id = window.sessionStorage.getItem(CHAT);
  const kept = id === null ? [] : await session.host.shelf.all();
  const chat = kept.find((each) => each.id === id);
  if (chat && session.conversation.value.turns.length === 0) {
    session.show(chat);
  }
  effect(() => {
    sessionStorage.setItem(CHAT, session.conversation.value.id);
  });
}

const token = new KeptToken(window.localStorage);
token.takeFrom(location, history);
addEventListener("hashchange", () => {
  token.takeFrom(location, history);
});

const host = new BrowserHost(window, token);
const session = new Session(host);
const root = document.getElementById("page");
if (root) {
  render(<Page host={host} session={session} />, root);
}
takeUp(session).catch(() => {
  host.notify(texts.chatsNotRead);
});
void host.follow(new AbortController().signal);
