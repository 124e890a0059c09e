package io.vaultkeeper.source.whatsapp;

import java.util.Locale;
import java.util.regex.Pattern;

/** The words that tell morning from afternoon where a clock has twelve hours. */
final class DayPeriod {
    /** Letters only, lower case: p.m. and its like, and what follows noon in other languages. */
    private static final Pattern AFTER_NOON =
            Pattern.compile(".*(?:pm|tarde|noite|noche|nachm|abends|mittags|soir|après"
                    + "|pomeriggio|middag|μμ|下午|晚上|中午|午後|오후|пп|вечера|дня|ös|مساء|م$|du$|odp|popo|ip$|em$).*");

    private static final Pattern BEFORE_NOON =
            Pattern.compile(".*(?:am|manhã|madrugada|mañana|vorm|morgens|nachts|matin"
                    + "|mattin|ochtend|πμ|上午|凌晨|早上|午前|오전|дп|утра|ночи|öö|صباح|ص|de$|dop|ap$|fm$).*");

    private static final Pattern LATIN = Pattern.compile(".*[ap]m");
    private static final int NOON = 12;

    private DayPeriod() {}

    /** @param words all that stands beside the time */
    static int hour(int written, String words) {
        String letters = letters(words);
        if (letters.isEmpty() || written > NOON) {
            return written;
        }
        if (AFTER_NOON.matcher(letters).matches()) {
            return written == NOON ? NOON : written + NOON;
        }
        return written == NOON && BEFORE_NOON.matcher(letters).matches() ? 0 : written;
    }

    /** Whether it is AM or PM, as in English. */
    static boolean isLatin(String words) {
        return LATIN.matcher(letters(words)).matches();
    }

    private static String letters(String words) {
        return words.replaceAll("[^\\p{L}\\p{M}]", "").toLowerCase(Locale.ROOT);
    }
}
