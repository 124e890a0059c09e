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

/** {@link WordAnalysis} for whoever keeps words elsewhere than in a Lucene index. */
public final class LuceneAnalysis implements TextAnalysis {
    @Override
    public List<Word> words(String text) {
        Stemmer stemmer = new Stemmer();
        List<Word> words = new ArrayList<>();
        try (TokenStream tokens = WordAnalysis.FOLDED.tokenStream("text", WordAnalysis.composed(text))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String folded = term.toString();
                words.add(new Word(folded, stemmer.stem(folded)));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory gives none
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
}
