package io.vaultkeeper.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

class WordAnalysisTest {
    private static final int TEXTS = 3_000;
    private static final int LONGEST = 60;

    /** Signs and letters that come in notes, thrice as often as any others up to the last that is written in letters. */
    private static final String USUAL = "abcdeXYZ äÉßœñ ’“–…→ 0123 _.:,-/@#' \u0301\u00ad\u200d жЩ αΩ שת عر ไทย हिन्";

    @Test
    void theShorterWayGivesTheSameWords() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(LONGEST); j >= 0; j--) {
                text.append(
                        random.nextInt(4) == 0
                                ? (char) random.nextInt(0x2e80)
                                : USUAL.charAt(random.nextInt(USUAL.length())));
            }
            assertSame(text.toString());
        }
        for (char c = 0; c < 0xd800; c++) {
            assertSame("ab" + c + c + " " + c + "cd");
        }
    }

    private static void assertSame(String text) throws IOException {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        assertThat(words(WordAnalysis.folded(text)))
                .as(text)
                .isEqualTo(words(WordAnalysis.FOLDED.tokenStream("text", composed)));
    }

    private static List<String> words(TokenStream stream) throws IOException {
        List<String> words = new ArrayList<>();
        try (stream) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term + "+" + step.getPositionIncrement());
            }
            stream.end();
        }
        return words;
    }
}
