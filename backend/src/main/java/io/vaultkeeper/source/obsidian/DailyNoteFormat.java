package io.vaultkeeper.source.obsidian;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How daily notes are named, in the words of Moment.js, which Obsidian uses: {@code DD-MM-YYYY}, {@code YYYY/MM-MMMM/dddd, Do}.
 * Only what tells a whole day, in numbers or by the name of the month, is of use.
 */
final class DailyNoteFormat {
    private static final Pattern TOKEN = Pattern.compile(
            "\\[([^\\[\\]]*)]|YYYY|YY|MMMM|MMM|MM|Mo|M|DDDD|DDDo|DDD|DD|Do|D|dddd|ddd|dd|do|d|[\\s\\S]");

    private static final Pattern LETTER = Pattern.compile("[A-Za-z]");
    private static final int CENTURY = 2000;

    private final List<String> parts = new ArrayList<>();
    private final Pattern name;

    /** @throws IllegalArgumentException where names in this format do not tell the day, or in a way that is not known here */
    DailyNoteFormat(String format) {
        StringBuilder pattern = new StringBuilder();
        Matcher token = TOKEN.matcher(format);
        while (token.find()) {
            pattern.append(token.group(1) == null ? pattern(token.group()) : Pattern.quote(token.group(1)));
        }
        for (String part : List.of("Y", "M", "D")) {
            if (!parts.contains(part)) {
                throw new IllegalArgumentException("names as " + format + " tell no day");
            }
        }
        name = Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private String pattern(String token) {
        return switch (token) {
            case "YYYY" -> part("Y", "\\d{4}");
            case "YY" -> part("Y", "\\d{2}");
            case "MM" -> part("M", "\\d{2}");
            case "M" -> part("M", "\\d{1,2}");
            case "MMM", "MMMM" -> part("M", "[\\p{L}\\p{M}.]{1,20}");
            case "DD" -> part("D", "\\d{2}");
            case "D" -> part("D", "\\d{1,2}");
            case "Do" -> part("D", "\\d{1,2}") + "[\\p{L}.º°ª]{0,3}";
            case "d" -> "\\d";
            case "dd", "ddd", "dddd" -> "[\\p{L}\\p{M}.'’ -]{1,20}";
            default -> literal(token);
        };
    }

    private String part(String part, String pattern) {
        parts.add(part);
        return "(" + pattern + ")";
    }

    private static String literal(String token) {
        if (LETTER.matcher(token).find()) {
            throw new IllegalArgumentException("no names are read with " + token);
        }
        return Pattern.quote(token);
    }

    /** @param written a note's name, with its folders below that of the daily notes, without extension */
    Optional<LocalDate> day(String written) {
        Matcher match = name.matcher(written);
        return match.matches() ? day(match) : Optional.empty();
    }

    /** A part that stands twice has to say the same twice. */
    private Optional<LocalDate> day(Matcher match) {
        Map<String, Integer> values = new HashMap<>();
        boolean agree = true;
        for (int i = 0; i < parts.size(); i++) {
            int value = value(parts.get(i), match.group(i + 1));
            agree &= values.getOrDefault(parts.get(i), value) == value;
            values.put(parts.get(i), value);
        }
        try {
            return agree
                    ? Optional.of(LocalDate.of(
                            values.getOrDefault("Y", 0), values.getOrDefault("M", 0), values.getOrDefault("D", 0)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int value(String part, String text) {
        if (!Character.isDigit(text.charAt(0))) {
            return MonthNames.number(text);
        }
        int number = Integer.parseInt(text);
        return part.equals("Y") && text.length() == 2 ? CENTURY + number : number;
    }
}
