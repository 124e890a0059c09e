package io.vaultkeeper.insight;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.retrieval.Passage;
import io.vaultkeeper.retrieval.Why;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes that are about the same things as a note. */
public final class RelatedNotes {
    /** A long note is compared by this many of its chunks, evenly spread: a search costs about a millisecond. */
    private static final int MOST_PROBES = 16;

    private static final int HITS_PER_PROBE = 50;

    /** Where those are of too few notes, as where one holds many alike, so many times as many are asked for, up to a limit. */
    private static final int MORE = 4;

    private static final int MOST_HITS = 2_000;
    private static final int PAGE = 100;

    /** The sources whose keys are paths in the vault. */
    private static final List<String> IN_THE_VAULT = List.of("obsidian", "attachments");

    private final ChunkIndex index;

    public RelatedNotes(ChunkIndex index) {
        this.index = index;
    }

    /**
     * A note and the passage that relates it.
     *
     * @param score cosine similarity of the two nearest passages, or, while vectors are not there yet, the share of the best
     *     word score
     */
    public record Related(Passage passage, double score) {}

    /** The k nearest notes, best first; empty where the index does not have the note. */
    public Optional<List<Related>> to(DocumentId note, int k) {
        List<EmbeddedChunk> chunks = index.chunksOf(note);
        if (chunks.isEmpty()) {
            return Optional.empty();
        }
        Set<String> own = chunks.stream().map(each -> each.chunk().id()).collect(Collectors.toSet());
        List<Related> related = List.of();
        int hits = Math.max(HITS_PER_PROBE, k) + chunks.size(); // all of its own may come first
        boolean more = true;
        while (more) {
            Map<String, Double> scores = scores(chunks, hits);
            scores.keySet().removeAll(own);
            related = best(note, scores, k);
            more = related.size() < k && scores.size() >= hits - chunks.size() && hits < MOST_HITS;
            hits *= MORE;
        }
        return Optional.of(related);
    }

    /** Loads no more than it takes. */
    private List<Related> best(DocumentId note, Map<String, Double> scores, int k) {
        List<Related> related = new ArrayList<>();
        Set<DocumentId> seen = new HashSet<>(Set.of(note));
        List<String> ranked = bestFirst(scores);
        for (int from = 0; from < ranked.size() && related.size() < k; from += PAGE) {
            for (Chunk chunk : index.load(ranked.subList(from, Math.min(ranked.size(), from + PAGE)))) {
                if (related.size() < k && seen.add(chunk.document())) {
                    double score = scores.getOrDefault(chunk.id(), 0.0);
                    related.add(new Related(passage(chunk, score, related.size() + 1), score));
                }
            }
        }
        return related;
    }

    /**
     * As {@link #to}, of the note or the attachment at a path.
     *
     * @param path relative to the vault, in any Unicode normal form: file systems differ in which they keep
     */
    public Optional<List<Related>> toNote(String path, int k) {
        String relative = path.startsWith("./") ? path.substring(2) : path;
        return Stream.of(
                        relative,
                        Normalizer.normalize(relative, Normalizer.Form.NFC),
                        Normalizer.normalize(relative, Normalizer.Form.NFD))
                .distinct()
                .flatMap(spelling -> IN_THE_VAULT.stream().map(source -> new DocumentId(source, spelling)))
                .flatMap(document -> to(document, k).stream())
                .findFirst();
    }

    private Map<String, Double> scores(List<EmbeddedChunk> chunks, int hits) {
        Map<String, Double> scores = new HashMap<>();
        for (EmbeddedChunk probe : probes(chunks)) {
            if (probe.vector() != null) {
                index.nearest(probe.vector(), hits, Scope.ALL)
                        .forEach(hit -> scores.merge(hit.chunkId(), hit.score(), Math::max));
            }
        }
        return scores.isEmpty() ? byWords(chunks.get(0).chunk(), hits) : scores;
    }

    private Map<String, Double> byWords(Chunk chunk, int most) {
        List<Hit> hits = index.matching(chunk.embeddedText(), most, Scope.ALL).hits();
        Map<String, Double> scores = new HashMap<>();
        double best =
                hits.isEmpty() || hits.get(0).score() <= 0 ? 1 : hits.get(0).score();
        hits.forEach(hit -> scores.put(hit.chunkId(), hit.score() / best));
        return scores;
    }

    private static List<EmbeddedChunk> probes(List<EmbeddedChunk> chunks) {
        if (chunks.size() <= MOST_PROBES) {
            return chunks;
        }
        List<EmbeddedChunk> probes = new ArrayList<>();
        for (int i = 0; i < MOST_PROBES; i++) {
            probes.add(chunks.get(i * chunks.size() / MOST_PROBES));
        }
        return probes;
    }

    private static List<String> bestFirst(Map<String, Double> scores) {
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Passage passage(Chunk chunk, double score, int rank) {
        return new Passage(chunk, score, new Why(new Why.Semantic(rank, score), null));
    }
}
