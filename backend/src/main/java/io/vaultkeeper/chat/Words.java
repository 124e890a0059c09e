package io.vaultkeeper.chat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text's words, without case and accents. */
final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /** Inflections of one word mostly share so many letters. */
    private static final int STEM = 5;

    private static final int SHORTEST_SINGULAR = 3;

    /** Of terms of one letter, two, three, and more. */
    private static final double[] WEIGHTS = {0.05, 0.1, 0.5, 1};

    private Words() {}

    static List<String> of(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(folded); word.find(); ) {
            words.add(word.group());
        }
        return words;
    }

    /** What two texts can be compared by: the beginnings of words, and pairs of characters where words have no gaps. */
    static List<String> terms(String text) {
        return terms(of(text));
    }

    /** As {@link #terms(String)}, without stop words; empty where there are no others. */
    static List<String> telling(String question) {
        return terms(
                of(question).stream().filter(word -> !StopWords.contains(word)).toList());
    }

    private static List<String> terms(List<String> words) {
        List<String> terms = new ArrayList<>();
        for (String word : words) {
            if (isPair(word)) {
                addPairs(word, terms);
            } else {
                terms.add(isNumbered(word) ? word : TextCut.head(singular(word), STEM));
            }
        }
        return terms;
    }

    private static String singular(String word) {
        boolean plural = word.length() > SHORTEST_SINGULAR && word.endsWith("s") && !word.endsWith("ss");
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    /** Whether a term is of a script without gaps between words, where many terms are a word's end and the next one's beginning. */
    static boolean isPair(String term) {
        return term.codePoints().anyMatch(Words::hasNoGaps);
    }

    /** How much a term says by its length alone, from 0 to 1. */
    static double weight(String term) {
        boolean says = isNumbered(term) || isPair(term);
        return says ? 1 : WEIGHTS[Math.min(term.length(), WEIGHTS.length) - 1];
    }

    private static boolean isNumbered(String word) {
        return word.codePoints().anyMatch(Character::isDigit);
    }

    private static void addPairs(String word, List<String> terms) {
        int[] points = word.codePoints().toArray();
        for (int i = 0; i < Math.max(1, points.length - 1); i++) {
            terms.add(new String(points, i, Math.min(2, points.length)));
        }
    }

    private static boolean hasNoGaps(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
