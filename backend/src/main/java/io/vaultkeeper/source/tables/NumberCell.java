package io.vaultkeeper.source.tables;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a cell with a number holds, whatever stands round the number: {@code "€ 1.234,50"}, {@code "412 ppm"}, {@code "(12.50)"}. */
final class NumberCell {
    private static final Set<String> NOTHING =
            Set.of("", "-", "--", "–", "—", "nan", "n/a", "na", "null", "none", "?", "unknown", "unavailable");
    private static final int LONGEST = 60;
    private static final int LONGEST_UNIT = 16;
    private static final int LONGEST_CURRENCY = 3;

    private NumberCell() {}

    static boolean isEmpty(String cell) {
        return NOTHING.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    /** The digits with their sign, marks and exponent, and nothing else; null where the cell holds no single number. */
    static @Nullable String core(String cell) {
        if (cell.length() > LONGEST) {
            return null;
        }
        int start = 0;
        while (start < cell.length() && !startsNumber(cell, start)) {
            start++;
        }
        int end = end(cell, start);
        boolean number = start < end && isPrefix(cell.substring(0, start)) && isUnit(cell.substring(end));
        if (!number) {
            return null;
        }
        String before = cell.substring(0, start);
        boolean negative = before.indexOf('-') >= 0 || before.indexOf('−') >= 0 || before.indexOf('(') >= 0;
        return (negative ? "-" : "") + withoutBlanks(cell.substring(start, end));
    }

    private static boolean startsNumber(String cell, int at) {
        return isDigit(cell, at) || ((cell.charAt(at) == '.' || cell.charAt(at) == ',') && isDigit(cell, at + 1));
    }

    private static int end(String cell, int start) {
        int at = start;
        while (isDigit(cell, at) || (at < cell.length() && isMark(cell.charAt(at)) && isDigit(cell, at + 1))) {
            at++;
        }
        boolean exponent = at > start && at < cell.length() && (cell.charAt(at) | 0x20) == 'e';
        int digits = exponent && at + 1 < cell.length() && "+-".indexOf(cell.charAt(at + 1)) >= 0 ? at + 2 : at + 1;
        if (exponent && isDigit(cell, digits)) {
            at = digits;
            while (isDigit(cell, at)) {
                at++;
            }
        }
        return at;
    }

    private static boolean isMark(char c) {
        return c == '.' || c == ',' || c == '\'' || c == '’' || isBlank(c);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isDigit(String cell, int at) {
        return at < cell.length() && cell.charAt(at) >= '0' && cell.charAt(at) <= '9';
    }

    /** A sign, a currency, or nothing. */
    private static boolean isPrefix(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isUpperCase(c)) {
                letters++;
            } else if ("+-−(".indexOf(c) < 0 && !isBlank(c) && Character.getType(c) != Character.CURRENCY_SYMBOL) {
                return false;
            }
        }
        return letters <= LONGEST_CURRENCY && letters != 1;
    }

    private static boolean isUnit(String rest) {
        String unit = rest.strip();
        if (unit.isEmpty() || unit.equals(")") || unit.equals("-")) {
            return true;
        }
        char first = unit.charAt(0);
        boolean begins = Character.isLetter(first)
                || "%°‰".indexOf(first) >= 0
                || Character.getType(first) == Character.CURRENCY_SYMBOL;
        return begins && unit.length() <= LONGEST_UNIT && !hasOtherNumber(unit);
    }

    /** The 30 of {@code 12 of 30}, but not the 3 of {@code µg/m3}. */
    private static boolean hasOtherNumber(String unit) {
        for (int i = 1; i < unit.length(); i++) {
            if (isDigit(unit, i) && !Character.isLetterOrDigit(unit.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }

    private static String withoutBlanks(String digits) {
        StringBuilder kept = new StringBuilder(digits.length());
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c != '\'' && c != '’' && !isBlank(c)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
