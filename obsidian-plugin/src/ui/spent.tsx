import type { Budget } from "../daemon/wire";
import { Format } from "./format";
import { texts } from "./texts";

/** How the model's context was spent. */
export function Spent({ budget, locale }: { readonly budget: Budget; readonly locale: string }) {
  const format = new Format(locale);
  const { passages, note, history, prompt, limit, dropped, truncated } = budget;
  const rest = Math.max(0, prompt - passages - note - history);
  const parts = { passages, note, history, rest };
  return (
    <div class="vk-spent">
      <div>{texts.promptOf(format.number(prompt), format.number(limit))}</div>
      <dl>
        {(Object.keys(parts) as (keyof typeof parts)[]).map((part) => (
          <div key={part}>
            <dt>{texts.part[part]}</dt>
            <dd>{format.number(parts[part])}</dd>
          </div>
        ))}
      </dl>
      {dropped > 0 && <div>{texts.droppedCount(dropped, format.number(dropped))}</div>}
      {truncated && <div class="vk-warning">{texts.truncated}</div>}
    </div>
  );
}
