package io.vaultkeeper.chat;

import io.vaultkeeper.index.QuestionWords;
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

    /** As {@link #terms(String)}, without the words that only ask; with them where there is nothing else. */
    static List<String> asked(String question) {
        List<String> words = of(question);
        List<String> telling =
                words.stream().filter(word -> !QuestionWords.contains(word)).toList();
        return terms(telling.isEmpty() ? words : telling);
    }

    private static List<String> terms(List<String> words) {
        List<String> terms = new ArrayList<>();
        for (String word : words) {
            if (word.codePoints().anyMatch(Words::hasNoGaps)) {
                addPairs(word, terms);
            } else {
                terms.add(isNumbered(word) ? word : TextCut.head(word, STEM));
            }
        }
        return terms;
    }

    /** How much a term says by its length alone, from 0 to 1. */
    static double weight(String term) {
        boolean says = isNumbered(term) || term.codePoints().anyMatch(Words::hasNoGaps);
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
