package io.vaultkeeper.source.documents;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.Organizer;
import biweekly.property.TextProperty;
import biweekly.util.ICalDate;
import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.document.TimeSpan.Basis;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A calendar; an event is a document, so that it can be found by its own time. */
final class CalendarReader {
    private CalendarReader() {}

    static List<Content> read(Path file) throws IOException, SourceException {
        List<Content> events = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        try (ICalReader reader = new ICalReader(TextReader.text(file))) {
            ICalendar calendar = reader.readNext();
            if (calendar == null) {
                throw new SourceException("It is no calendar: it has no BEGIN:VCALENDAR.");
            }
            for (; calendar != null; calendar = reader.readNext()) {
                for (VEvent event : calendar.getEvents()) {
                    String id = id(event);
                    int times = seen.merge(id, 1, Integer::sum);
                    events.add(content(event, times == 1 ? id : id + "/" + times));
                }
            }
        }
        return events;
    }

    /** An event that was moved within its series has the series' id. */
    private static String id(VEvent event) {
        String uid = words(event.getUid());
        ICalDate moved = date(event.getRecurrenceId());
        return (uid.isEmpty() ? "event" : uid) + (moved == null ? "" : "/" + moved.toInstant());
    }

    private static Content content(VEvent event, String id) {
        SectionsBuilder text = SectionsBuilder.withoutLines();
        List<String> people = people(event);
        String summary = words(event.getSummary());
        text.block(Kind.PARAGRAPH, summary + "\n" + EventText.when(event));
        text.block(Kind.PARAGRAPH, said("Place: ", words(event.getLocation())));
        text.block(Kind.PARAGRAPH, said("With: ", String.join(", ", people)));
        text.block(Kind.PARAGRAPH, said("Status: ", words(event.getStatus())));
        text.block(Kind.PARAGRAPH, words(event.getDescription()));
        return new Content(id, summary, time(event), people, text.sections(), text.omissions());
    }

    private static String said(String label, String value) {
        return value.isBlank() ? "" : label + value;
    }

    private static @Nullable TimeSpan time(VEvent event) {
        ICalDate start = date(event.getDateStart());
        if (start == null) {
            return null;
        }
        Instant from = start.toInstant();
        ICalDate end = EventText.end(event);
        if (end == null || !end.toInstant().isAfter(from)) {
            return new TimeSpan(from, null, Basis.METADATA);
        }
        Instant to = end.hasTime() ? end.toInstant() : end.toInstant().minusSeconds(1); // the day after the last
        return new TimeSpan(from, to, Basis.METADATA);
    }

    private static @Nullable ICalDate date(@Nullable DateOrDateTimeProperty property) {
        return property == null ? null : property.getValue();
    }

    private static List<String> people(VEvent event) {
        Set<String> people = new LinkedHashSet<>();
        Organizer organizer = event.getOrganizer();
        if (organizer != null) {
            people.add(name(organizer.getCommonName(), organizer.getEmail(), organizer.getUri()));
        }
        event.getAttendees()
                .forEach(guest -> people.add(name(guest.getCommonName(), guest.getEmail(), guest.getUri())));
        people.remove("");
        return List.copyOf(people);
    }

    private static String name(@Nullable String... names) {
        for (String name : names) {
            if (name != null && !name.isBlank()) {
                return PlainText.line(name.replace("mailto:", ""));
            }
        }
        return "";
    }

    private static String words(@Nullable TextProperty property) {
        return property == null || property.getValue() == null ? "" : property.getValue();
    }
}
