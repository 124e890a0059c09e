package io.vaultkeeper.insight;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What may be suggested, ready to be compared.
 *
 * @param names folded, the one it is shown by first
 * @param place its path, folded; empty where it has none
 * @param changed when it, or what is in it, last changed
 */
record Candidate(Suggestion suggestion, List<String> names, String place, Instant changed) {
    /** How well it fits; less is better. */
    static final int NOT_AT_ALL = 4;

    private static final int EXACT = 0;
    private static final int BEGINNING = 1;
    private static final int WORD = 2;
    private static final int ELSEWHERE = 3;

    static Candidate of(Suggestion suggestion, List<String> otherNames, Instant changed) {
        String name = suggestion.kind() == Suggestion.Kind.TAG ? suggestion.value() : suggestion.label();
        List<String> names = Stream.concat(Stream.of(name), otherNames.stream())
                .map(FoldedText::of)
                .toList();
        String path = suggestion.path();
        return new Candidate(suggestion, names, path == null ? "" : FoldedText.of(path), changed);
    }

    /** @param words of what was typed, which is folded */
    int rank(String typed, List<String> words) {
        String name = names.get(0);
        if (name.startsWith(typed)) {
            return name.length() == typed.length() ? EXACT : BEGINNING;
        }
        if (isNamed(typed)) {
            return WORD;
        }
        for (String word : words) {
            if (!FoldedText.hasWord(place, word) && !isNamed(word)) {
                return NOT_AT_ALL;
            }
        }
        return ELSEWHERE;
    }

    private boolean isNamed(String beginning) {
        for (String name : names) {
            if (FoldedText.hasWord(name, beginning)) {
                return true;
            }
        }
        return false;
    }
}
