package io.vaultkeeper.index.lucene;

import java.text.Normalizer;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Text to folded words: lower case, without accents; joined words whole and in parts; Chinese, Japanese and Korean as single
 * characters and pairs of them.
 */
final class WordAnalysis {
    static final Analyzer FOLDED = analyzer(WordAnalysis::foldAnyScript);

    /** The same words, sooner, of a text without Chinese, Japanese and Korean. */
    private static final Analyzer FOLDED_LETTERS = analyzer(WordAnalysis::foldLetters);

    private static final int ALL_SCRIPTS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private static final int HANGUL = 0x1100;
    private static final int LATIN_ADDITIONAL = 0x1e00;
    private static final int RADICALS = 0x2e80;

    private WordAnalysis() {}

    private static Analyzer analyzer(UnaryOperator<TokenStream> fold) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer tokens = new StandardTokenizer();
                return new TokenStreamComponents(tokens, fold.apply(new JoinedWordsFilter(tokens)));
            }
        };
    }

    private static TokenStream foldAnyScript(TokenStream tokens) {
        TokenStream lowerCase = new LowerCaseFilter(new CJKWidthFilter(tokens));
        return new ASCIIFoldingFilter(new CJKBigramFilter(lowerCase, ALL_SCRIPTS, true));
    }

    private static TokenStream foldLetters(TokenStream tokens) {
        return new ASCIIFoldingFilter(new LowerCaseFilter(tokens));
    }

    /** Composed before: folding knows accented letters only as one character. */
    static TokenStream folded(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        Analyzer analyzer = composed.chars().allMatch(WordAnalysis::isOfNoPair) ? FOLDED_LETTERS : FOLDED;
        return analyzer.tokenStream("text", composed);
    }

    /** Characters below Hangul's first, and from the additional Latin ones to the arrows: none is Chinese, Japanese or Korean. */
    private static boolean isOfNoPair(int c) {
        return c < HANGUL || (c >= LATIN_ADDITIONAL && c < RADICALS);
    }
}
