package io.vaultkeeper.source.whatsapp;

import java.util.Locale;
import java.util.regex.Pattern;

/** The words that tell morning from afternoon where a clock has twelve hours. */
final class DayPeriod {
    /** Letters only, lower case: p.m. and its like, and what follows noon in other languages. */
    private static final Pattern AFTER_NOON =
            Pattern.compile(".*(?:pm|tarde|noite|noche|nachm|abends|(?<!vor)mittags|soir|après"
                    + "|pomeriggio|(?<!voor|for|för)middag|μμ|下午|晚上|中午|午後|오후|пп|вечера|дня|ös|مساء|م$|du$|odp|popo|ip$|em$"
                    + "|^ptg$|^ch$|^nm$|^pop$|^pasdites$|^popiet$|^eh$|^слоб$|^поподне$|^попл$|^үх$"
                    + "|अपराह्न|^मउ$|অপরাহ্ণ|பிற்பகல்|ಅಪರಾಹ್ನ|^ਬਾਦੁ$|^පව$|หลังเที่ยง|אחהצ|^بظ$|بعدازظهر).*");

    private static final Pattern BEFORE_NOON = Pattern.compile(
            ".*(?:am|manhã|madrugada|mañana|vorm|morgens|nachts|matin"
                    + "|mattin|ochtend|πμ|上午|凌晨|早上|午前|오전|дп|утра|ночи|öö|صباح|ص|de$|dop|ap$|fm$"
                    + "|^vm$|voormiddag|formiddag|förmiddag|^pg$|^sa$|^paradites$|^priešpiet$|^fh$|^проб$|^преподне$|^претпл$"
                    + "|^үө$|पूर्वाह्न|^मपू$|পূর্বাহ্ণ|முற்பகல்|ಪೂರ್ವಾಹ್ನ|^ਪੂਦੁ$|^පෙව$|ก่อนเที่ยง|לפנהצ|^قظ$|قبلازظهر).*");

    /** In capitals: small letters are written by those who speak English but are no Americans. */
    private static final Pattern AMERICAN = Pattern.compile(".*[AP]M");

    private static final int NOON = 12;

    private DayPeriod() {}

    /** @param words all that stands beside the time */
    static int hour(int written, String words) {
        String letters = letters(words).toLowerCase(Locale.ROOT);
        if (letters.isEmpty() || written > NOON) {
            return written;
        }
        if (AFTER_NOON.matcher(letters).matches()) {
            return hour(written, true);
        }
        return BEFORE_NOON.matcher(letters).matches() ? hour(written, false) : written;
    }

    /** @param written up to twelve */
    static int hour(int written, boolean afterNoon) {
        return written % NOON + (afterNoon ? NOON : 0);
    }

    /** What stands beside a time of twelve hours and may tell which half of the day it is of; empty where it is known, or nothing does. */
    static String unknown(int written, String words) {
        String letters = letters(words).toLowerCase(Locale.ROOT);
        boolean known = AFTER_NOON.matcher(letters).matches()
                || BEFORE_NOON.matcher(letters).matches();
        return known || written > NOON ? "" : letters;
    }

    /** Whether it is AM or PM, as Americans write it. */
    static boolean isAmerican(String words) {
        return AMERICAN.matcher(letters(words)).matches();
    }

    private static String letters(String words) {
        return words.replaceAll("[^\\p{L}\\p{M}]", "");
    }
}
