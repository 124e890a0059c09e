package io.vaultkeeper.source.documents;

import biweekly.ICalendar;
import biweekly.component.ICalComponent;
import biweekly.io.text.ICalReader;
import biweekly.property.Attendee;
import biweekly.property.Description;
import biweekly.property.Location;
import biweekly.property.Organizer;
import biweekly.property.RecurrenceId;
import biweekly.property.Status;
import biweekly.property.Summary;
import biweekly.property.TextProperty;
import biweekly.property.Uid;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A calendar; an event, a task or a day's entry is a document, so that it can be found by its own time. */
final class CalendarReader {
    private CalendarReader() {}

    static List<Content> read(Path file) throws IOException, SourceException {
        List<Content> entries = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        try (ICalReader reader = new ICalReader(TextReader.text(file))) {
            ICalendar calendar = reader.readNext();
            if (calendar == null) {
                throw new SourceException("It is no calendar: it has no BEGIN:VCALENDAR.");
            }
            for (; calendar != null; calendar = reader.readNext()) {
                for (ICalComponent entry : entries(calendar)) {
                    String id = id(entry);
                    int times = seen.merge(id, 1, Integer::sum);
                    entries.add(content(entry, times == 1 ? id : id + "/" + times));
                }
            }
        }
        return entries;
    }

    private static List<ICalComponent> entries(ICalendar calendar) {
        return Stream.of(calendar.getEvents(), calendar.getTodos(), calendar.getJournals())
                .<ICalComponent>flatMap(List::stream)
                .toList();
    }

    /** An event that was moved within its series has the series' id. */
    private static String id(ICalComponent entry) {
        String uid = words(entry, Uid.class);
        ICalDate moved = EventText.date(entry, RecurrenceId.class);
        return (uid.isEmpty() ? "event" : uid) + (moved == null ? "" : "/" + moved.toInstant());
    }

    private static Content content(ICalComponent entry, String id) {
        SectionsBuilder text = SectionsBuilder.withoutLines();
        List<String> people = people(entry);
        String summary = words(entry, Summary.class);
        text.block(Kind.PARAGRAPH, summary + "\n" + EventText.when(entry));
        text.block(Kind.PARAGRAPH, said("Place: ", words(entry, Location.class)));
        text.block(Kind.PARAGRAPH, said("With: ", String.join(", ", people)));
        text.block(Kind.PARAGRAPH, said("Status: ", words(entry, Status.class)));
        for (Description description : entry.getProperties(Description.class)) {
            text.block(Kind.PARAGRAPH, words(description));
        }
        return new Content(id, summary, time(entry), people, text.sections(), text.omissions());
    }

    private static String said(String label, String value) {
        return value.isBlank() ? "" : label + value;
    }

    private static @Nullable TimeSpan time(ICalComponent entry) {
        ICalDate start = EventText.begin(entry);
        if (start == null) {
            return null;
        }
        Instant from = start.toInstant();
        ICalDate end = EventText.end(entry);
        if (end == null || !end.toInstant().isAfter(from)) {
            return new TimeSpan(from, null, Basis.METADATA);
        }
        Instant to = end.hasTime() ? end.toInstant() : end.toInstant().minusSeconds(1); // the day after the last
        return new TimeSpan(from, to, Basis.METADATA);
    }

    private static List<String> people(ICalComponent entry) {
        Set<String> people = new LinkedHashSet<>();
        Organizer organizer = entry.getProperty(Organizer.class);
        if (organizer != null) {
            people.add(name(organizer.getCommonName(), organizer.getEmail(), organizer.getUri()));
        }
        entry.getProperties(Attendee.class)
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

    private static String words(ICalComponent entry, Class<? extends TextProperty> property) {
        return words(entry.getProperty(property));
    }

    private static String words(@Nullable TextProperty property) {
        return property == null || property.getValue() == null ? "" : property.getValue();
    }
}
