package io.vaultkeeper.index.lucene;

import java.text.Normalizer;
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
    static final Analyzer FOLDED = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokens = new StandardTokenizer();
            return new TokenStreamComponents(tokens, fold(new JoinedWordsFilter(tokens)));
        }
    };

    private static final int ALL_SCRIPTS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private WordAnalysis() {}

    /** What must be done to a text before it is analysed: folding knows accented letters only as one character. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static TokenStream fold(TokenStream tokens) {
        TokenStream lowerCase = new LowerCaseFilter(new CJKWidthFilter(tokens));
        return new ASCIIFoldingFilter(new CJKBigramFilter(lowerCase, ALL_SCRIPTS, true));
    }
}
