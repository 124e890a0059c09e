package io.vaultkeeper.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** A word of a query, in the two forms in which it is looked up. */
record QueryWord(String folded, String stemmed) {
    /** The query's words, each once, without those that only ask; all of them where there is nothing else. */
    static List<QueryWord> of(String query) throws IOException {
        String text = WordAnalysis.composed(query);
        List<String> folded = words(WordAnalysis.FOLDED, text);
        List<String> stemmed = words(WordAnalysis.STEMMED, text);
        Set<QueryWord> all = new LinkedHashSet<>();
        Set<QueryWord> telling = new LinkedHashSet<>();
        for (int i = 0; i < folded.size(); i++) {
            QueryWord word = new QueryWord(folded.get(i), stemmed.get(i));
            all.add(word);
            if (!QuestionWords.contains(word.folded)) {
                telling.add(word);
            }
        }
        return List.copyOf(telling.isEmpty() ? all : telling);
    }

    private static List<String> words(Analyzer analyzer, String text) throws IOException {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("query", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        }
        return words;
    }
}
