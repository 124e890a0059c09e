package io.vaultkeeper.retrieval;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Guesses what the weight of the vectors depends on. */
public final class Language {
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}']+");

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
        int all = 0;
        int english = 0;
        for (String word : NO_LETTERS.split(text.toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty()) {
                all++;
                english += ENGLISH.contains(word) ? 1 : 0;
            }
        }
        return english > all * ENGLISH_SHARE;
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
