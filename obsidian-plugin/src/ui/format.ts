import type { Passage } from "../daemon/wire";

/** Numbers, times and sizes as the user's locale writes them. */
export class Format {
  readonly #locale: string;

  constructor(locale: string) {
    this.#locale = locale;
  }

  number(n: number): string {
    return n.toLocaleString(this.#locale);
  }

  percent(share: number): string {
    return share.toLocaleString(this.#locale, { style: "percent" });
  }

  /** An ISO 8601 time as a day; without a year that is the present one's only where told. */
  day(time: string): string {
    return new Date(time).toLocaleDateString(this.#locale, { dateStyle: "medium" });
  }

  moment(time: string): string {
    return new Date(time).toLocaleString(this.#locale, { dateStyle: "medium", timeStyle: "short" });
  }

  /** The passage's day, or the days it spans. */
  when({ from, to }: Pick<Passage, "from" | "to">): string {
    if (from === null) {
      return "";
    }
    const first = this.day(from);
    const last = to === null ? first : this.day(to);
    return first === last ? first : `${first} – ${last}`;
  }

  /** Milliseconds, in tenths of seconds where it was quick. */
  duration(ms: number): string {
    const digits = ms < 10_000 ? 1 : 0;
    const seconds = (ms / 1000).toLocaleString(this.#locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    return `${seconds} s`;
  }

  /** Seconds that something will still take, roughly. */
  remaining(seconds: number): string {
    const [value, unit] = seconds < 60 ? [seconds, "second"] : seconds < 5400 ? [seconds / 60, "minute"] : [seconds / 3600, "hour"];
    const rounded = Math.max(1, Math.round(value));
    return rounded.toLocaleString(this.#locale, { style: "unit", unit, unitDisplay: "short" });
  }

  bytes(bytes: number): string {
    const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
    const at = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
    return (bytes / 1000 ** at).toLocaleString(this.#locale, {
      style: "unit",
      unit: units[at] ?? "byte",
      unitDisplay: "short",
      maximumFractionDigits: at < 3 ? 0 : 1,
    });
  }
}
