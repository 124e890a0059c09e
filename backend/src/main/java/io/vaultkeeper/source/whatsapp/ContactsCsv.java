package io.vaultkeeper.source.whatsapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads address books in CSV, by the names of their columns: Google's old and new ones, Outlook's. */
final class ContactsCsv {
    /** Where a quote is not closed, every row after it may be bad; nobody wants to hear of them all. */
    private static final int MOST_BAD_ROWS = 1_000;

    private final String text;
    private final List<Contact> contacts = new ArrayList<>();
    private final List<String> badRows = new ArrayList<>();
    private final CSVFormat format;
    private final ContactColumns columns;

    private ContactsCsv(String text) throws NotContactsException {
        this.text = text;
        this.format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setQuote('"')
                .get();
        this.columns = ContactColumns.of(header());
    }

    static ContactsRead read(String text) throws NotContactsException {
        ContactsCsv csv = new ContactsCsv(text);
        csv.readRows();
        return new ContactsRead(csv.contacts, csv.badRows);
    }

    /** What stands most often in the first line: a comma, or what spreadsheets of other countries put in its place. */
    private static char delimiter(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private List<String> header() throws NotContactsException {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            Iterator<CSVRecord> rows = parser.iterator();
            return rows.hasNext() ? rows.next().toList() : List.of();
        } catch (IOException | UncheckedIOException e) {
            throw new NotContactsException("its first line is no list of columns");
        }
    }

    /** After a bad row goes on with the line below that row's first. */
    private void readRows() {
        int start = 0;
        long line = 0;
        while (start < text.length() && badRows.size() < MOST_BAD_ROWS) {
            long read = readFrom(text.substring(start), line);
            if (read < 0) {
                return;
            }
            for (long i = line; i <= read && start < text.length(); i++) {
                int end = text.indexOf('\n', start);
                start = end < 0 ? text.length() : end + 1;
            }
            line = read + 1;
        }
        if (start < text.length()) {
            badRows.add(0, "line " + (line + 1) + " and all below it, after so many that are bad"); // told first
        }
    }

    /** @return how many lines of the whole text could be read before a bad row; negative where there is none */
    private long readFrom(String rest, long before) {
        long line = before;
        try (CSVParser parser = CSVParser.parse(rest, format)) {
            Iterator<CSVRecord> rows = parser.iterator();
            while (rows.hasNext()) {
                CSVRecord row = rows.next();
                if (line > 0) {
                    add(columns.contact(row.toList()), line + 1);
                }
                line = before + parser.getCurrentLineNumber();
            }
            return -1;
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            badRows.add("line " + (line + 1));
            return line;
        }
    }

    private void add(Contact contact, long line) {
        if (!contact.name().isEmpty()) {
            contacts.add(contact);
        } else if (!contact.numbers().isEmpty()) {
            badRows.add("line " + line + " has no name");
        }
    }
}
