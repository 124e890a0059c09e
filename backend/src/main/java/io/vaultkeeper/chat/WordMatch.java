package io.vaultkeeper.chat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well texts match what was asked, by the words they share; words that most of the texts have count for little, and so do
 * the shortest, which in most languages hold sentences together.
 */
final class WordMatch {
    private final Set<String> wanted = new HashSet<>();
    private final Map<String, Integer> frequency = new HashMap<>();
    private final int texts;

    /** @param texts all that will be compared with each other */
    WordMatch(List<String> questions, List<String> texts) {
        questions.forEach(question -> wanted.addAll(Words.asked(question)));
        for (String text : texts) {
            for (String term : new HashSet<>(Words.terms(text))) {
                frequency.merge(term, 1, Integer::sum);
            }
        }
        this.texts = texts.size();
    }

    /** 0 where no word is shared. */
    double score(String text) {
        Set<String> shared = new HashSet<>(Words.terms(text));
        shared.retainAll(wanted);
        return weight(shared);
    }

    /** What a text scores that has every word of the questions. */
    double most() {
        return weight(wanted);
    }

    private double weight(Set<String> terms) {
        return terms.stream()
                .mapToDouble(
                        term -> Words.weight(term) * Math.log(1 + texts / (double) frequency.getOrDefault(term, 1)))
                .sum();
    }
}
