package io.vaultkeeper.source.whatsapp;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a message begins in the app's own text: {@code 21/09/2024, 10:03 - } on Android, {@code [9/15/24, 5:00:45 PM] } on
 * iOS, in any language's digits, order and words.
 *
 * @param half what may tell the half of the day, as {@link DayPeriod#unknown} has it: the time is as it was written then
 * @param marked a mark of direction stands before it: on iOS the sign of what the app wrote itself
 * @param bracketed as on iOS
 * @param rest what follows, sender first
 */
record MessageHead(DateParts date, LocalTime time, String half, boolean marked, boolean bracketed, String rest) {
    /** In characters, with the blanks and marks of the languages that have the most of them. */
    static final int LONGEST = 64;

    /** Year, month and day have their names behind them. */
    private static final char NAMED = '年';

    private static final Pattern SHAPE = Pattern.compile(
            "(\\d{1,4})(?:([./-])|[年년]) ?(\\d{1,2})(?:\\2|[月월]) ?(\\d{1,4})(\\D{0,20}?)(\\d{1,2}) ?[:.h] ?(\\d{2})(?:[:.](\\d{2}))?(\\D{0,25})");

    /** Null where the line does not begin a message. */
    static @Nullable MessageHead of(String line) {
        boolean marked = !line.isEmpty() && PlainText.isMark(line.charAt(0));
        int start = 0;
        while (start < line.length() && PlainText.isMark(line.charAt(start))) {
            start++;
        }
        boolean bracketed = line.startsWith("[", start);
        String closing = bracketed ? "] " : " - ";
        int end = line.indexOf(closing, start);
        if (end < 0 || end > start + LONGEST) {
            return null;
        }
        String rest = line.substring(end + closing.length());
        Matcher head = SHAPE.matcher(plain(line.substring(bracketed ? start + 1 : start, end)));
        return head.matches() ? of(head, marked, bracketed, rest) : null;
    }

    private static @Nullable MessageHead of(Matcher head, boolean marked, boolean bracketed, String rest) {
        String period = head.group(5) + head.group(9);
        int seconds = head.group(8) == null ? 0 : Integer.parseInt(head.group(8));
        int written = Integer.parseInt(head.group(6));
        int hour = DayPeriod.hour(written, period);
        try {
            LocalTime time = LocalTime.of(hour, Integer.parseInt(head.group(7)), seconds);
            char separator = head.group(2) == null ? NAMED : head.group(2).charAt(0);
            DateParts date =
                    new DateParts(head.group(1), head.group(3), head.group(4), separator, DayPeriod.isAmerican(period));
            return new MessageHead(date, time, DayPeriod.unknown(written, period), marked, bracketed, rest);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** With the digits of ASCII, one kind of blank, and no marks. */
    private static String plain(String head) {
        StringBuilder plain = new StringBuilder(head.length());
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (Character.isDigit(c)) {
                plain.append((char) ('0' + Character.digit(c, 10)));
            } else if (Character.isSpaceChar(c)) {
                plain.append(' ');
            } else if (!PlainText.isMark(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
