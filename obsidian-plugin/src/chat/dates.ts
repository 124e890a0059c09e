/** Days as YYYY-MM-DD in the user's calendar, both included; an open end is absent. */
export interface Days {
  readonly from?: string;
  readonly to?: string;
}

export interface NamedDays extends Days {
  readonly label: string;
}

/** Words for spans of days; each host's language has its own. */
export interface DateWords {
  readonly today: string;
  readonly yesterday: string;
  readonly thisWeek: string;
  readonly lastWeek: string;
  readonly thisMonth: string;
  readonly lastMonth: string;
  readonly thisYear: string;
  readonly lastYear: string;
  since(what: string): string;
  /** A word that stands before a month or a year for an open end. */
  readonly sinceWord: string;
}

/** The spans whose name begins with what was written, and the one that a date written out means. */
export function daysFor(query: string, today: Date, words: DateWords, locale: string): NamedDays[] {
  const text = query.trim().toLocaleLowerCase(locale);
  const relative = relativeDays(today, words).filter(({ label }) => label.toLocaleLowerCase(locale).startsWith(text));
  return text === "" ? [] : [...relative, ...written(text, today, words, locale)];
}

function relativeDays(today: Date, words: DateWords): NamedDays[] {
  const year = today.getFullYear();
  const month = today.getMonth();
  const monday = shifted(today, -((today.getDay() + 6) % 7));
  return [
    { label: words.today, ...span(today, today) },
    { label: words.yesterday, ...span(shifted(today, -1), shifted(today, -1)) },
    { label: words.thisWeek, ...span(monday, shifted(monday, 6)) },
    { label: words.lastWeek, ...span(shifted(monday, -7), shifted(monday, -1)) },
    { label: words.thisMonth, ...monthOf(year, month) },
    { label: words.lastMonth, ...monthOf(year, month - 1) },
    { label: words.thisYear, ...yearOf(year) },
    { label: words.lastYear, ...yearOf(year - 1) },
  ];
}

/** 2024, 2024-03, 2024-03-14, March, mar 2024, since 2024. */
function written(text: string, today: Date, words: DateWords, locale: string): NamedDays[] {
  const since = words.sinceWord.toLocaleLowerCase(locale);
  if (text.startsWith(`${since} `)) {
    return written(text.slice(since.length + 1).trim(), today, words, locale).map(({ label, from }) => ({
      label: words.since(label),
      ...(from === undefined ? {} : { from }),
    }));
  }
  return numeric(text, locale) ?? monthNames(text, today, locale);
}

function numeric(text: string, locale: string): NamedDays[] | null {
  const match = /^((?:19|20)\d\d)(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(text);
  if (!match) {
    return null;
  }
  const [year = 0, month, day] = match.slice(1).map((part: string | undefined) => (part ? Number(part) : undefined));
  if (month === undefined) {
    return [{ label: text, ...yearOf(year) }];
  }
  if (month < 1 || month > 12) {
    return [];
  }
  if (day === undefined) {
    return [{ label: monthLabel(year, month - 1, locale), ...monthOf(year, month - 1) }];
  }
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && day > 0
    ? [{ label: date.toLocaleDateString(locale, { dateStyle: "medium" }), ...span(date, date) }]
    : [];
}

function monthNames(text: string, today: Date, locale: string): NamedDays[] {
  const match = /^(\p{L}{3,})\.?(?:\s+(\d{4}))?$/u.exec(text);
  const name = match?.[1];
  if (name === undefined) {
    return [];
  }
  return Array.from({ length: 12 }, (_, month) => month)
    .filter((month) => monthName(month, locale).toLocaleLowerCase(locale).startsWith(name))
    .map((month) => {
      // Without a year the last one that has begun: notes are of the past.
      const latest = month > today.getMonth() ? today.getFullYear() - 1 : today.getFullYear();
      const year = match?.[2] === undefined ? latest : Number(match[2]);
      return { label: monthLabel(year, month, locale), ...monthOf(year, month) };
    });
}

function monthName(month: number, locale: string): string {
  return new Date(2024, month, 1).toLocaleDateString(locale, { month: "long" });
}

function monthLabel(year: number, month: number, locale: string): string {
  return new Date(year, month, 1).toLocaleDateString(locale, { month: "long", year: "numeric" });
}

function monthOf(year: number, month: number): Days {
  return span(new Date(year, month, 1), new Date(year, month + 1, 0));
}

function yearOf(year: number): Days {
  return span(new Date(year, 0, 1), new Date(year, 11, 31));
}

function shifted(date: Date, days: number): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
}

function span(from: Date, to: Date): Days {
  return { from: day(from), to: day(to) };
}

function day(date: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
