package io.vaultkeeper.index.lucene;

import io.vaultkeeper.index.QuestionWords;
import io.vaultkeeper.index.TextAnalysis;
import io.vaultkeeper.index.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** {@link AnalysedText} for whoever keeps words elsewhere than in a Lucene index. */
public final class LuceneAnalysis implements TextAnalysis {
    @Override
    public List<Word> words(String text) {
        AnalysedText analysed = AnalysedText.of(text);
        List<String> folded = terms(analysed.folded());
        List<String> stemmed = terms(analysed.stemmed());
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < folded.size(); i++) {
            words.add(new Word(folded.get(i), stemmed.get(i)));
        }
        return words;
    }

    @Override
    public List<Word> telling(String query) {
        Set<Word> all = new LinkedHashSet<>(words(query));
        List<Word> telling = all.stream()
                .filter(word -> !QuestionWords.contains(word.folded()))
                .toList();
        return telling.isEmpty() ? List.copyOf(all) : telling;
    }

    private static List<String> terms(TokenStream words) {
        List<String> terms = new ArrayList<>();
        try (TokenStream tokens = words) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory gives none
        }
        return terms;
    }
}
