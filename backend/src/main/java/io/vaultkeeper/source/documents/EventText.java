package io.vaultkeeper.source.documents;

import biweekly.component.VEvent;
import biweekly.property.DateStart;
import biweekly.property.DurationProperty;
import biweekly.property.RecurrenceRule;
import biweekly.util.ByDay;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When an event is, in words that a question may use. */
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
    static String when(VEvent event) {
        DateStart start = event.getDateStart();
        if (start == null || start.getValue() == null) {
            return "";
        }
        ICalDate last = end(event);
        String when = start.getValue().hasTime() ? timed(start.getValue(), last) : allDay(start.getValue(), last);
        return when + "." + repeated(event.getRecurrenceRule());
    }

    /** As it is told, or after as long as it is told to last; null where neither is. */
    static @Nullable ICalDate end(VEvent event) {
        DateStart start = event.getDateStart();
        DurationProperty lasting = event.getDuration();
        if (event.getDateEnd() != null) {
            return event.getDateEnd().getValue();
        }
        return start == null || start.getValue() == null || lasting == null || lasting.getValue() == null
                ? null
                : new ICalDate(
                        lasting.getValue().add(start.getValue()),
                        start.getValue().hasTime());
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
        return " " + words + (days.isEmpty() ? "" : " on " + days)
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
