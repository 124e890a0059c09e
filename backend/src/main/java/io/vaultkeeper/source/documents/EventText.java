package io.vaultkeeper.source.documents;

import biweekly.component.ICalComponent;
import biweekly.property.Completed;
import biweekly.property.DateDue;
import biweekly.property.DateEnd;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.DateStart;
import biweekly.property.DurationProperty;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceRule;
import biweekly.util.ByDay;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Period;
import biweekly.util.Recurrence;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When an event or a task is, in words that a question may use. */
final class EventText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private static final Map<Frequency, String> UNITS = Map.of(
            Frequency.YEARLY, "year",
            Frequency.MONTHLY, "month",
            Frequency.WEEKLY, "week",
            Frequency.DAILY, "day",
            Frequency.HOURLY, "hour",
            Frequency.MINUTELY, "minute",
            Frequency.SECONDLY, "second");

    private EventText() {}

    /** {@code Tuesday, 5 March 2024 (2024-03-05), 14:00 to 15:00. Every week on Tuesday.} */
    static String when(ICalComponent entry) {
        ICalDate start = date(entry, DateStart.class);
        ICalDate due = date(entry, DateDue.class);
        ICalDate done = done(entry);
        return Stream.of(
                        start == null ? "" : span(start, end(entry)) + ".",
                        start == null ? "" : repeated(entry.getProperty(RecurrenceRule.class)),
                        further(entry),
                        due == null ? "" : "Due " + span(due, null) + ".",
                        done == null ? "" : "Done " + span(done, null) + ".")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Of a task without a begin when it is due, or was done; null where none is told. */
    static @Nullable ICalDate begin(ICalComponent entry) {
        return Stream.of(date(entry, DateStart.class), date(entry, DateDue.class), done(entry))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** As it is told, or after as long as it is told to last; null where neither is. */
    static @Nullable ICalDate end(ICalComponent entry) {
        ICalDate start = date(entry, DateStart.class);
        DurationProperty lasting = entry.getProperty(DurationProperty.class);
        if (entry.getProperty(DateEnd.class) != null) {
            return date(entry, DateEnd.class);
        }
        return start == null || lasting == null || lasting.getValue() == null
                ? null
                : new ICalDate(lasting.getValue().add(start), start.hasTime());
    }

    static @Nullable ICalDate date(ICalComponent entry, Class<? extends DateOrDateTimeProperty> property) {
        DateOrDateTimeProperty date = entry.getProperty(property);
        return date == null ? null : date.getValue();
    }

    private static @Nullable ICalDate done(ICalComponent entry) {
        Completed completed = entry.getProperty(Completed.class);
        return completed == null || completed.getValue() == null ? null : new ICalDate(completed.getValue(), true);
    }

    private static String span(ICalDate start, @Nullable ICalDate end) {
        return start.hasTime() ? timed(start, end) : allDay(start, end);
    }

    /** Days of a series that no rule tells. */
    private static String further(ICalComponent entry) {
        String days = entry.getProperties(RecurrenceDates.class).stream()
                .flatMap(dates -> Stream.concat(
                        dates.getDates().stream(), dates.getPeriods().stream().map(Period::getStartDate)))
                .map(date -> span(date, null))
                .collect(Collectors.joining("; "));
        return days.isEmpty() ? "" : "Also on " + days + ".";
    }

    private static String timed(ICalDate start, @Nullable ICalDate end) {
        ZonedDateTime from = local(start);
        String begin = day(from.toLocalDate()) + ", " + TIME.format(from);
        if (end == null || !end.after(start)) {
            return begin;
        }
        ZonedDateTime to = local(end);
        boolean sameDay = to.toLocalDate().equals(from.toLocalDate());
        return begin + " to " + (sameDay ? "" : day(to.toLocalDate()) + ", ") + TIME.format(to);
    }

    /** The end of days is the day after the last. */
    private static String allDay(ICalDate start, @Nullable ICalDate end) {
        LocalDate from = local(start).toLocalDate();
        LocalDate last = end == null ? from : local(end).toLocalDate().minusDays(1);
        return day(from) + (last.isAfter(from) ? " to " + day(last) : "");
    }

    private static ZonedDateTime local(ICalDate date) {
        return date.toInstant().atZone(ZoneId.systemDefault());
    }

    private static String day(LocalDate day) {
        return DAY.format(day) + " (" + day + ")";
    }

    private static String repeated(@Nullable RecurrenceRule rule) {
        Recurrence every = rule == null ? null : rule.getValue();
        if (every == null || every.getFrequency() == null) {
            return "";
        }
        String unit = UNITS.getOrDefault(every.getFrequency(), "time");
        Integer interval = every.getInterval();
        String words = interval == null || interval == 1 ? "Every " + unit : "Every " + interval + " " + unit + "s";
        String days = every.getByDay().stream().map(EventText::name).collect(Collectors.joining(", "));
        Integer count = every.getCount();
        return words + (days.isEmpty() ? "" : " on " + days)
                + (count == null ? "" : ", " + count + " times")
                + (every.getUntil() == null
                        ? ""
                        : ", until " + day(local(every.getUntil()).toLocalDate())) + ".";
    }

    private static String name(ByDay by) {
        DayOfWeek day = by.getDay();
        String name = day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
        Integer number = by.getNum();
        if (number == null) {
            return name;
        }
        return number == -1 ? "the last " + name : "the " + name + " number " + number;
    }
}
