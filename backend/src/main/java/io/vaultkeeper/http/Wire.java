package io.vaultkeeper.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How constants are spelled on the wire: in lower case, with hyphens. */
final class Wire {
    private Wire() {}

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether there is nothing to be seen in it: blanks of any kind and control characters. */
    static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c));
    }

    /** @throws ProblemException (400) that names the field and what may stand there */
    static <T extends Enum<T>> T read(Class<T> type, String text, String field) {
        for (T constant : type.getEnumConstants()) {
            if (name(constant).equals(text)) {
                return constant;
            }
        }
        String known = Arrays.stream(type.getEnumConstants()).map(Wire::name).collect(Collectors.joining(", "));
        throw ProblemException.badField(field, "must be one of " + known);
    }
}
