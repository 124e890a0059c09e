package io.vaultkeeper.source.obsidian;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The months' names, whole and short, in the languages that Obsidian speaks: the user's own, English, then others. */
final class MonthNames {
    private static final String LANGUAGES =
            "en pt es fr de it nl sv da nb fi pl cs sk hu ro tr ru uk el ca gl eu id ms vi ja zh ko ar he fa hi th";

    private static final Map<String, Integer> NUMBERS = numbers();

    private MonthNames() {}

    /** From 1; 0 where no month is called so. */
    static int number(String name) {
        return NUMBERS.getOrDefault(plain(name), 0);
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        List<Locale> locales = new ArrayList<>(List.of(Locale.getDefault()));
        Stream.of(LANGUAGES.split(" ")).map(Locale::forLanguageTag).forEach(locales::add);
        for (Locale locale : locales) {
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(
                        TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                    numbers.putIfAbsent(plain(month.getDisplayName(style, locale)), month.getValue());
                }
            }
        }
        return numbers;
    }

    private static String plain(String name) {
        return name.replace(".", "").toLowerCase(Locale.ROOT);
    }
}
