package io.vaultkeeper.retrieval;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** Guesses what the weight of the vectors depends on. */
public final class Language {
    /** Frequent in English, and seldom or never in the other languages of Europe. */
    private static final Set<String> ENGLISH = Set.of(
            "the", "of", "and", "to", "is", "was", "that", "for", "with", "by", "are", "from", "this", "were", "which",
            "it", "at", "his", "be", "have", "has", "had", "not", "but", "they", "you", "my", "i", "its", "their",
            "or");

    /** English prose has about one such word in three; headings and lists fewer. */
    private static final double ENGLISH_SHARE = 0.12;

    private Language() {}

    /** The share of English texts among these, 0 to 1; 0 where there are none. */
    public static double englishShare(Collection<String> texts) {
        return texts.stream()
                .mapToInt(text -> isEnglish(text) ? 1 : 0)
                .average()
                .orElse(0);
    }

    static boolean isEnglish(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int all = 0;
        int english = 0;
        int start = 0;
        for (int end = 0; end <= lower.length(); end++) {
            if (end < lower.length() && isOfWord(lower.charAt(end))) {
                continue;
            }
            if (end > start) {
                all++;
                english += ENGLISH.contains(lower.substring(start, end)) ? 1 : 0;
            }
            start = end + 1;
        }
        return english > all * ENGLISH_SHARE;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetter(c) || c == '\'';
    }

    /** Whether most of its letters are Latin; true where it has none. */
    static boolean isLatin(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long latin = text.codePoints()
                .filter(Character::isLetter)
                .filter(c -> UnicodeScript.of(c) == UnicodeScript.LATIN)
                .count();
        return 2 * latin >= letters;
    }
}
