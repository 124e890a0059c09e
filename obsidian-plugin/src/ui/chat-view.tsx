import { useSignal, useSignalEffect } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Persona } from "../daemon/wire";
import { Announcer } from "./announcer";
import { Composer } from "./composer";
import { Greeting } from "./greeting";
import { Header } from "./header";
import { History } from "./history";
import type { Host } from "./host";
import { icons } from "./icons";
import { IconButton } from "./icon-button";
import { Notices } from "./notices";
import type { Session } from "./session";
import { texts } from "./texts";
import { TurnView } from "./turn-view";

/** As far from the end the reader still counts as being there. */
const AT_END_PX = 40;

/** The whole chat: header, turns, composer. */
export function ChatView({ session }: { readonly session: Session }) {
  const personas = usePersonas(session.host);
  const { turns } = session.conversation.value;
  return (
    <div class="vk-chat">
      <Header session={session} />
      <Notices host={session.host} />
      {session.historyOpen.value ? (
        <History session={session} />
      ) : turns.length === 0 ? (
        <div class="vk-turns">
          <Greeting session={session} personas={personas} />
        </div>
      ) : (
        <Turns key={session.conversation.value.id} session={session} />
      )}
      <Composer session={session} personas={personas} />
      <RunningAnnouncer session={session} />
    </div>
  );
}

/** The turns; the view follows while the reader is at the end, and only then. */
function Turns({ session }: { readonly session: Session }) {
  const box = useRef<HTMLDivElement | null>(null);
  const away = useFollowing(box, session);
  const { turns } = session.conversation.value;
  return (
    <div class="vk-turns-frame">
      <div ref={box} class="vk-turns" role="log" aria-live="off" aria-label={texts.turns} tabIndex={0}>
        <div>
          {turns.map((turn, i) => (
            <LiveTurn key={turn.id} session={session} turnId={turn.id} last={i === turns.length - 1} />
          ))}
        </div>
      </div>
      {away.value && (
        <div class="vk-to-end">
          <IconButton
            label={texts.scrollDown}
            onClick={() => {
              box.current?.lastElementChild?.scrollIntoView({ block: "end" });
              box.current?.focus({ preventScroll: true }); // the button goes
            }}
          >
            {icons.down}
          </IconButton>
        </div>
      )}
    </div>
  );
}

/** A turn as it is now: only the one that is being written is drawn anew with each token. */
function LiveTurn({ session, turnId, last }: { session: Session; turnId: string; last: boolean }) {
  const kept = session.conversation.value.turns.find(({ id }) => id === turnId);
  const turn = last && session.running.value?.id === turnId ? session.running.value : kept;
  return turn ? <TurnView session={session} turn={turn} last={last} /> : null;
}

function RunningAnnouncer({ session }: { readonly session: Session }) {
  const last = session.running.value ?? session.conversation.value.turns.at(-1) ?? null;
  return <Announcer turn={last} />;
}

/** Whether the reader is away from the end. */
function useFollowing(box: RefObject<HTMLDivElement | null>, session: Session) {
  const away = useSignal(false);
  useEffect(() => {
    const element = box.current;
    const content = element?.firstElementChild;
    if (!element || !content) {
      return undefined;
    }
    let top = element.scrollTop;
    const onScroll = () => {
      // What has grown since the view followed is not the reader's doing: he leaves the end by scrolling up.
      const left = away.peek() || element.scrollTop < top;
      away.value = left && element.scrollHeight - element.scrollTop - element.clientHeight > AT_END_PX;
      top = element.scrollTop;
    };
    const grown = new ResizeObserver(() => {
      if (!away.peek()) {
        element.scrollTop = element.scrollHeight;
      }
    });
    grown.observe(content);
    grown.observe(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      grown.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [box, away]);
  // A new question is where its reader wants to be.
  useSignalEffect(() => {
    if (session.running.value?.stage === "sending" && box.current) {
      away.value = false;
      box.current.scrollTop = box.current.scrollHeight;
    }
  });
  return away;
}

/** Asked anew whenever the daemon is back. */
function usePersonas(host: Host): readonly Persona[] {
  const personas = useSignal<readonly Persona[]>([]);
  const client = useSignal<unknown>(null);
  useSignalEffect(() => {
    const link = host.link.value;
    if (link.state === "ready" && client.peek() !== link.client) {
      client.value = link.client;
      link.client.personas().then(
        (list) => {
          personas.value = list;
        },
        () => undefined, // the daemon's own persona serves
      );
    }
  });
  return personas.value;
}
