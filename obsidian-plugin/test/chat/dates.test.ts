import { describe, expect, it } from "vitest";
import type { NamedDays } from "../../src/chat/dates";
import { daysFor } from "../../src/chat/dates";
import { texts } from "../../src/ui/texts";

/** A Saturday. */
const TODAY = new Date(2026, 10, 21);

function days(query: string, locale = "en", today = TODAY): NamedDays[] {
  return daysFor(query, today, texts.dates, locale);
}

function spans(query: string, locale = "en", today = TODAY): string[] {
  return days(query, locale, today).map(({ from = "", to = "" }) => (from === to ? from : `${from}…${to}`));
}

describe("days by name", () => {
  it.each([
    ["today", ["2026-11-21"]],
    ["yest", ["2026-11-20"]],
    ["this week", ["2026-11-16…2026-11-22"]],
    ["last week", ["2026-11-09…2026-11-15"]],
    ["this month", ["2026-11-01…2026-11-30"]],
    ["last month", ["2026-10-01…2026-10-31"]],
    ["this year", ["2026-01-01…2026-12-31"]],
    ["LAST YEAR", ["2025-01-01…2025-12-31"]],
  ])("%s", (query, expected) => {
    expect(spans(query)).toEqual(expected);
  });

  it("cross the year where they must", () => {
    const newYear = new Date(2027, 0, 1);
    expect(spans("yesterday", "en", newYear)).toEqual(["2026-12-31"]);
    expect(spans("last month", "en", newYear)).toEqual(["2026-12-01…2026-12-31"]);
    expect(spans("this week", "en", newYear)).toEqual(["2026-12-28…2027-01-03"]);
    expect(spans("this week", "en", new Date(2026, 10, 22))).toEqual(["2026-11-16…2026-11-22"]);
  });

  it("are all offered by their common beginning, and none for nothing", () => {
    expect(days("last").map(({ label }) => label)).toEqual(["last week", "last month", "last year"]);
    expect(days("")).toEqual([]);
    expect(days("   ")).toEqual([]);
    expect(days("Marta")).toEqual([]);
  });
});

describe("days by date", () => {
  it.each([
    ["2024", ["2024-01-01…2024-12-31"]],
    ["2024-02", ["2024-02-01…2024-02-29"]],
    ["2023-2", ["2023-02-01…2023-02-28"]],
    ["2024-02-29", ["2024-02-29"]],
    ["2023-02-29", []],
    ["2024-13", []],
    ["2024-00", []],
    ["2024-04-31", []],
    ["2024-04-00", []],
    ["1824", []],
    ["20244", []],
    ["since 2024", ["2024-01-01…"]],
    ["since march 2024", ["2024-03-01…"]],
    ["since since 2024", ["2024-01-01…"]],
  ])("%s", (query, expected) => {
    expect(spans(query)).toEqual(expected);
  });

  it.each([
    ["en", "march 2024", "2024-03-01…2024-03-31"],
    ["en", "Mar", "2026-03-01…2026-03-31"],
    ["en", "dec", "2025-12-01…2025-12-31"],
    ["en", "nov", "2026-11-01…2026-11-30"],
    ["pt-PT", "março 2024", "2024-03-01…2024-03-31"],
    ["pt-PT", "Fev", "2026-02-01…2026-02-28"],
    ["de", "Mär", "2026-03-01…2026-03-31"],
    ["de", "DEZEMBER 2020", "2020-12-01…2020-12-31"],
    ["fr", "août 2021", "2021-08-01…2021-08-31"],
    ["ru", "январь 2022", "2022-01-01…2022-01-31"],
  ])("in %s: %s", (locale, query, expected) => {
    expect(spans(query, locale)).toEqual([expected]);
  });

  it("may mean two months", () => {
    expect(spans("jui", "fr")).toEqual(["2026-06-01…2026-06-30", "2026-07-01…2026-07-31"]);
    expect(spans("ma")).toEqual([]);
  });

  it("are labelled in the locale, with the year", () => {
    expect(days("mär 2024", "de")[0]?.label).toBe("März 2024");
    expect(days("since 2024-03")[0]?.label).toBe("since March 2024");
    expect(days("2024-03-14", "en-GB")[0]?.label).toBe("14 Mar 2024");
  });
});
