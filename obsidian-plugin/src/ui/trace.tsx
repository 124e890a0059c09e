import type { Step, Turn } from "../chat/turn";
import { Elapsed } from "./elapsed";
import { Format } from "./format";
import type { Host } from "./host";
import { texts } from "./texts";

interface Props {
  readonly host: Host;
  readonly turn: Turn;
}

/** One line of what was asked of the notes, which opens to the queries, days, counts and times; while it works, the stage. */
export function Trace({ host, turn }: Props) {
  const format = new Format(host.locale);
  const steps = turn.steps.filter(({ search }) => search);
  if (turn.steps.length === 0) {
    return turn.state === "running" ? <Stage host={host} turn={turn} /> : null;
  }
  return (
    <>
      <details class="vk-trace">
        <summary>{summary(turn, steps, format)}</summary>
        <ol class="vk-steps">
          {steps.map((step, i) => (
            <li key={i}>
              {step.queries.map((query) => (
                <div key={query}>{query}</div>
              ))}
              <div class="vk-faint">{days(step, format)}</div>
            </li>
          ))}
        </ol>
        {turn.timings && (
          <div class="vk-faint">
            {texts.times(
              format.duration(turn.timings.understandMs),
              format.duration(turn.timings.searchMs),
              format.duration(turn.timings.firstTokenMs ?? turn.timings.totalMs),
              format.duration(turn.timings.totalMs),
            )}
          </div>
        )}
      </details>
      {turn.state === "running" && turn.answer === "" && <Stage host={host} turn={turn} />}
    </>
  );
}

function Stage({ host, turn }: Props) {
  const name = texts.stages[turn.stage];
  const text = turn.step > 1 ? texts.stageOfStep(name, new Format(host.locale).number(turn.step)) : name;
  return (
    <div class="vk-stage">
      {text}
      <Elapsed since={`${turn.stage} ${turn.step}`} locale={host.locale} />
    </div>
  );
}

function summary(turn: Turn, steps: readonly Step[], format: Format): string {
  if (steps.length === 0) {
    return texts.notSearched;
  }
  const queries = [...new Set(steps.flatMap((step) => step.queries))].map((query) => `“${query}”`).join(", ");
  const asked = texts.searched([queries, ...new Set(steps.map((step) => days(step, format)))].filter(Boolean).join(", "));
  const count = turn.passages?.length;
  return count === undefined ? asked : `${asked} · ${texts.passages(count, format.number(count))}`;
}

function days({ from, to }: Step, format: Format): string {
  const [first, last] = [from, to].map((day) => (day === null ? "" : format.day(`${day}T12:00:00`)));
  return first === last ? (first ?? "") : `${first} – ${last}`.trim();
}
