package io.vaultkeeper.chat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well texts match what was asked, by the words they share; words that most of the texts have count for little, and so do
 * the shortest, which in most languages hold sentences together. Stop words count for nothing.
 */
final class WordMatch {
    private final List<Set<String>> questions;
    private final Set<String> wanted;
    private final Map<String, Integer> frequency = new HashMap<>();
    private final int texts;

    /** @param texts all that will be compared with each other */
    WordMatch(List<String> questions, List<String> texts) {
        for (String text : texts) {
            for (String term : new HashSet<>(Words.terms(text))) {
                frequency.merge(term, 1, Integer::sum);
            }
        }
        this.texts = texts.size();
        this.questions = questions.stream().map(this::telling).toList();
        this.wanted = this.questions.stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Pairs of characters that no text has are mostly no words. */
    private Set<String> telling(String question) {
        return Words.telling(question).stream()
                .filter(term -> !Words.isPair(term) || frequency.containsKey(term))
                .collect(Collectors.toSet());
    }

    /**
     * What a text has of a question.
     *
     * @param words how many of its words
     * @param share their part of the weight of all of its words, 0 to 1; a word that no text has weighs as much as the rarest
     */
    record Share(int words, double share) {}

    /** 0 where no word is shared. */
    double score(String text) {
        return weight(shared(text, wanted));
    }

    /** What a text scores that has every word of the questions. */
    double most() {
        return weight(wanted);
    }

    /** Of the question of which the text has most. */
    Share share(String text) {
        return questions.stream()
                .map(question -> share(text, question))
                .max(Comparator.comparingDouble(Share::share))
                .orElse(new Share(0, 0));
    }

    private Share share(String text, Set<String> question) {
        Set<String> shared = shared(text, question);
        return new Share(shared.size(), shared.isEmpty() ? 0 : weight(shared) / weight(question));
    }

    private static Set<String> shared(String text, Set<String> terms) {
        Set<String> shared = new HashSet<>(Words.terms(text));
        shared.retainAll(terms);
        return shared;
    }

    private double weight(Set<String> terms) {
        return terms.stream()
                .mapToDouble(
                        term -> Words.weight(term) * Math.log(1 + texts / (double) frequency.getOrDefault(term, 1)))
                .sum();
    }
}
