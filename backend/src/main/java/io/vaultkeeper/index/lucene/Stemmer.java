package io.vaultkeeper.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Folded words without their English endings (M. F. Porter, "An algorithm for suffix stripping", 1980). Not safe for use by several threads. */
final class Stemmer {
    /** With "in" or "de" begins one word in twenty, but hardly any has it for a stem. */
    private static final int SHORTEST_BEGINNING = 3;

    /** All that 61,000 words of real notes and articles have behind such a stem. */
    private static final List<String> SHORT_ENDINGS =
            List.of("", "'s", "s", "e", "e's", "es", "ed", "ing", "ings", "eful", "efulness");

    private final OneWord word = new OneWord();
    private final TokenStream stems = new PorterStemFilter(new EnglishPossessiveFilter(word));

    String stem(String folded) {
        try {
            word.term.setEmpty().append(folded);
            stems.incrementToken();
            return word.term.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a word in memory gives none
        }
    }

    /**
     * With one of these every word of a stem of three letters or more begins: with the stem itself, or with what stood in the place of its last
     * letter. Porter's rules make "happi" of happy (step 1c), "hope" of hoping (1b) and "sensibl" of sensibility (2). Of shorter stems there are none.
     */
    static List<String> beginnings(String stem) {
        if (stem.length() < SHORTEST_BEGINNING) {
            return List.of();
        }
        if (stem.endsWith("i")) {
            return List.of(stem, withoutLast(stem) + "y");
        }
        if (stem.endsWith("e")) {
            return List.of(stem, withoutLast(stem) + "ing");
        }
        if (stem.endsWith("l")) {
            return List.of(stem, withoutLast(stem) + "il");
        }
        return List.of(stem);
    }

    /** What words of a stem of one or two letters may be, as those of "us" and "ad"; nothing for longer stems. */
    static List<String> wordsOfShort(String stem) {
        if (stem.length() >= SHORTEST_BEGINNING) {
            return List.of();
        }
        String doubled = stem + stem.charAt(stem.length() - 1);
        return Stream.concat(SHORT_ENDINGS.stream().map(stem::concat), Stream.of(doubled + "ed", doubled + "ing"))
                .toList();
    }

    private static String withoutLast(String stem) {
        return stem.substring(0, stem.length() - 1);
    }

    private static final class OneWord extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        @Override
        public boolean incrementToken() {
            return true;
        }
    }
}
