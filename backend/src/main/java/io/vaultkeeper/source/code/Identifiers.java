package io.vaultkeeper.source.code;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names of a program as words that a person would search by. */
final class Identifiers {
    private Identifiers() {}

    /** {@code "plugin registry list plugins"} of {@code PluginRegistry} and {@code list_plugins}. */
    static String words(List<String> names) {
        return names.stream()
                .map(Identifiers::words)
                .distinct()
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                words.append(' ');
            } else {
                words.append(startsWord(name, i) ? " " : "").append(c);
            }
        }
        return words.toString().strip().replaceAll(" +", " ").toLowerCase(Locale.ROOT);
    }

    /** At {@code P} of {@code listPlugins}, and at {@code S} of {@code HTTPServer}. */
    private static boolean startsWord(String name, int at) {
        if (at == 0 || !Character.isUpperCase(name.charAt(at))) {
            return false;
        }
        boolean wordEnds = !Character.isUpperCase(name.charAt(at - 1));
        return wordEnds || (at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1)));
    }
}
