package io.vaultkeeper.insight;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Text without case and accents, as names are compared with what somebody types. */
final class FoldedText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Written without spaces between words: any character may begin one. */
    private static final Set<UnicodeScript> UNSPACED =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.THAI);

    private FoldedText() {}

    static String of(String text) {
        String parts = Normalizer.normalize(text, Normalizer.Form.NFD);
        return MARKS.matcher(parts).replaceAll("").toLowerCase(Locale.ROOT).strip();
    }

    /** Whether a word of the text begins with the beginning; both folded. */
    static boolean hasWord(String text, String beginning) {
        for (int at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
            if (beginsWord(text, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsWord(String text, int at) {
        return at == 0
                || !Character.isLetterOrDigit(text.codePointBefore(at))
                || UNSPACED.contains(UnicodeScript.of(text.codePointAt(at)));
    }
}
