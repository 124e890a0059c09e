package io.vaultkeeper.index;

import java.util.Set;

/**
 * Words by which a question asks and that say nothing of its answer. Passages seldom hold them, so that BM25 would hold them
 * for telling. Folded; a word that means something in another of these languages is left out.
 */
public final class QuestionWords {
    private static final Set<String> WORDS = Set.of(
            "what",
            "what's",
            "when",
            "where",
            "who",
            "who's",
            "whom",
            "whose",
            "which",
            "why",
            "how",
            "do",
            "does",
            "did",
            "is",
            "are",
            "was",
            "were",
            "can",
            "could",
            "would",
            "should",
            "has",
            "have",
            "had",
            "many",
            "much",
            "que",
            "quem",
            "qual",
            "quais",
            "quando",
            "onde",
            "quanto",
            "quantos",
            "quanta",
            "quantas",
            "porque",
            "quien",
            "quienes",
            "cual",
            "cuales",
            "cuando",
            "donde",
            "como",
            "cuanto",
            "cuantos",
            "cuanta",
            "cuantas",
            "quel",
            "quelle",
            "quels",
            "quelles",
            "qui",
            "quand",
            "comment",
            "pourquoi",
            "combien",
            "wer",
            "wann",
            "warum",
            "wieso",
            "wie",
            "welche",
            "welcher",
            "welches",
            "wieviel",
            "wem",
            "wen");

    private QuestionWords() {}

    public static boolean contains(String folded) {
        return WORDS.contains(folded);
    }
}
