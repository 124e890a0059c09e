import type { Turn } from "../chat/turn";
import type { Session } from "./session";
import { texts } from "./texts";

/** Says what was searched, and in what, where the answer does not say it itself; offers to widen it. */
export function NothingFound({ session, turn, last }: { session: Session; turn: Turn; last: boolean }) {
  const queries = turn.steps.filter(({ search }) => search).flatMap((step) => step.queries);
  if (turn.state === "running" || turn.passages?.length !== 0 || queries.length === 0) {
    return null;
  }
  const what = [...new Set(queries)].map((query) => `“${query}”`).join(", ");
  const chips = session.chips.value;
  const narrowed = last && chips.length > 0;
  const said = turn.mode === "quoted" && turn.answer !== "";
  if (said && !narrowed) {
    return null;
  }
  return (
    <div class="vk-notice">
      {!said && (
        <span>
          {narrowed ? texts.nothingFoundIn(what, chips.map(({ label }) => label).join(", ")) : texts.nothingFound(what)}
        </span>
      )}
      {narrowed && (
        <button
          type="button"
          onClick={() => {
            session.clearScope();
            void session.askAgain(turn.id, turn.question);
          }}
        >
          {texts.widen}
        </button>
      )}
    </div>
  );
}
