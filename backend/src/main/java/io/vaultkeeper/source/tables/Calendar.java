package io.vaultkeeper.source.tables;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Readings by day, week and month. */
final class Calendar {
    private final NavigableMap<LocalDate, Totals> days;
    private final Map<Period, Totals> known = new HashMap<>();

    Calendar(NavigableMap<LocalDate, Totals> days) {
        this.days = days;
    }

    SortedSet<YearMonth> months() {
        SortedSet<YearMonth> months = new TreeSet<>();
        days.keySet().forEach(day -> months.add(YearMonth.from(day)));
        return months;
    }

    /** A week that crosses into the next month belongs to the month of its first day with readings. */
    List<Period> weeksOf(YearMonth month) {
        List<Period> weeks = new ArrayList<>();
        for (LocalDate day : daysOf(Period.month(month)).keySet()) {
            Period week = Period.week(day);
            boolean first = daysOf(week).firstKey().equals(day);
            if (first) {
                weeks.add(week);
            }
        }
        return weeks;
    }

    /** Those with readings. */
    SortedMap<LocalDate, Totals> daysOf(Period period) {
        return days.subMap(period.start(), true, period.end(), true);
    }

    /** Null where it has no readings. */
    @Nullable
    Totals totals(Period period) {
        if (period.kind() == Period.Kind.DAY) {
            return days.get(period.start());
        }
        if (daysOf(period).isEmpty()) {
            return null;
        }
        return known.computeIfAbsent(
                period, any -> Totals.of(List.copyOf(daysOf(period).values())));
    }

    LocalDate first() {
        return days.firstKey();
    }

    LocalDate last() {
        return days.lastKey();
    }
}
