package io.vaultkeeper.eval;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text to be recognized in others, whatever the case and the signs between the words.
 *
 * @param words all of it, a space between two
 * @param shingles three words in a row each
 */
record Trace(String words, Set<String> shingles) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    /** Written without blanks between words, each of these counts as one. */
    private static final Pattern WORDLESS = Pattern.compile("([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}])");

    private static final int SHINGLE = 3;
    private static final int SHOWN = 60;

    /** A text with fewer shingles is recognized as a whole only. */
    private static final int FEW = 6;

    /** A paragraph that was cut in two is where its larger part is. */
    private static final double ENOUGH = 0.5;

    static Trace of(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String apart = WORDLESS.matcher(folded).replaceAll(" $1 ");
        String words = BETWEEN_WORDS.matcher(apart).replaceAll(" ").strip();
        String[] each = words.split(" ");
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + SHINGLE <= each.length; i++) {
            shingles.add(each[i] + " " + each[i + 1] + " " + each[i + 2]);
        }
        return new Trace(words, shingles);
    }

    /** To be known by in a list. */
    String beginning() {
        return words.length() <= SHOWN ? words : words.substring(0, words.offsetByCodePoints(0, SHOWN / 2)) + "…";
    }

    boolean isIn(Trace other) {
        if (shingles.size() < FEW) {
            return (" " + other.words + " ").contains(" " + words + " ");
        }
        long there = shingles.stream().filter(other.shingles::contains).count();
        return there >= ENOUGH * shingles.size();
    }
}
