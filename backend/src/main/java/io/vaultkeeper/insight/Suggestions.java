package io.vaultkeeper.insight;

import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.insight.Suggestion.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Completes what somebody types after an {@code @}, from an index as it was at one moment. */
public final class Suggestions {
    private static final Comparator<Candidate> NEWEST_FIRST = Comparator.comparing(Candidate::changed)
            .reversed()
            .thenComparing(candidate -> candidate.suggestion().value());

    /** Newest first. */
    private final List<Candidate> candidates;

    private Suggestions(List<Candidate> candidates) {
        this.candidates = candidates.stream().sorted(NEWEST_FIRST).toList();
    }

    /** Reads where every document of the index is from. */
    public static Suggestions of(ChunkIndex index) {
        return new Suggestions(Candidates.in(index));
    }

    /**
     * The k best, best first; of one rank the last changed first.
     *
     * @param typed in any case, accents or none; with a {@code #} before it for tags only; blank asks for what changed last
     * @param kind null: of every kind; where nothing is typed, documents
     */
    public List<Suggestion> complete(String typed, @Nullable Kind kind, int k) {
        String folded = FoldedText.of(typed);
        boolean tag = folded.startsWith("#");
        String name = tag ? folded.substring(1) : folded;
        Kind only = kind == null && tag ? Kind.TAG : kind;
        return name.isEmpty() ? newest(only == null ? Kind.DOCUMENT : only, k) : best(name, only, k);
    }

    private List<Suggestion> newest(Kind kind, int k) {
        return candidates.stream()
                .filter(candidate -> candidate.suggestion().kind() == kind)
                .limit(k)
                .map(Candidate::suggestion)
                .toList();
    }

    /** Without sorting: what is typed first matches nearly all there is. */
    private List<Suggestion> best(String name, @Nullable Kind kind, int k) {
        List<String> words = List.of(name.split("\\s+"));
        List<List<Suggestion>> byRank = Stream.generate(() -> (List<Suggestion>) new ArrayList<Suggestion>())
                .limit(Candidate.NOT_AT_ALL)
                .toList();
        for (Candidate candidate : candidates) {
            int rank = isOf(kind, candidate) ? candidate.rank(name, words) : Candidate.NOT_AT_ALL;
            if (rank < Candidate.NOT_AT_ALL && byRank.get(rank).size() < k) {
                byRank.get(rank).add(candidate.suggestion());
            }
        }
        return byRank.stream().flatMap(List::stream).limit(k).toList();
    }

    private static boolean isOf(@Nullable Kind kind, Candidate candidate) {
        return kind == null || candidate.suggestion().kind() == kind;
    }
}
