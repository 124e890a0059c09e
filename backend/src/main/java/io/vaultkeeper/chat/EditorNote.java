package io.vaultkeeper.chat;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.retrieval.Passage;
import io.vaultkeeper.retrieval.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The note that is open in the editor, as passages: one that holds all of it, or as many of its parts as there is room for,
 * those nearest to the selection, or to the question, first.
 *
 * @param chunks all of the note, in its order
 * @param ranked their places, the most wanted first
 */
record EditorNote(List<Chunk> chunks, List<Integer> ranked, String selection) {
    static final EditorNote NONE = new EditorNote(List.of(), List.of(), "");

    /** What joins two chunks in a passage. */
    private static final String GAP = "\n\n";

    private static final int GAP_TOKENS = 2;
    private static final Why OPEN_IN_EDITOR = new Why(null, null);

    /** @param leftOut how many of the note's chunks had no room */
    record Fitting(List<Passage> passages, int leftOut) {
        /**
         * Whether a passage of the search says again what these parts of the note say. Where they are all of the note, it does
         * or is of an older state. Lines tell nothing: one may be many chunks, and unsaved text moves them.
         */
        boolean repeats(Passage found) {
            List<String> parts = passages.stream()
                    .map(Passage::chunk)
                    .filter(part -> part.document().equals(found.chunk().document()))
                    .map(part -> bare(part.text()))
                    .toList();
            return !parts.isEmpty()
                    && (leftOut == 0
                            || found.chunk().text().lines().map(Fitting::bare).allMatch(line -> parts.stream()
                                    .anyMatch(part -> part.contains(line))));
        }

        private static String bare(String text) {
            return text.replaceAll("\\s+", " ").strip();
        }
    }

    static EditorNote of(List<Chunk> chunks, String selection, String question) {
        List<Integer> ranked = selection.isBlank() ? byMatch(chunks, question) : byNearness(chunks, selection);
        return new EditorNote(List.copyOf(chunks), ranked, selection);
    }

    /** What fits, in the order of the note; parts that follow each other are one passage. */
    Fitting fitting(int tokens, PassageText text) {
        Set<Integer> kept = new HashSet<>();
        int left = tokens;
        for (int place : ranked) {
            Chunk chunk = chunks.get(place);
            boolean joins = kept.contains(place - 1) || kept.contains(place + 1);
            int cost = TokenEstimate.atMost(chunk.text()) + (joins ? GAP_TOKENS : text.headerTokens(chunk));
            if (cost <= left) {
                kept.add(place);
                left -= cost;
            }
        }
        return new Fitting(runs(kept), chunks.size() - kept.size());
    }

    private List<Passage> runs(Set<Integer> kept) {
        List<Passage> passages = new ArrayList<>();
        List<Chunk> run = new ArrayList<>();
        for (int i = 0; i <= chunks.size(); i++) {
            if (kept.contains(i)) {
                run.add(chunks.get(i));
            } else if (!run.isEmpty()) {
                passages.add(new Passage(join(run), 1, OPEN_IN_EDITOR));
                run.clear();
            }
        }
        return passages;
    }

    private static Chunk join(List<Chunk> run) {
        Chunk first = run.get(0);
        if (run.size() == 1) {
            return first;
        }
        String text = String.join(GAP, run.stream().map(Chunk::text).toList());
        return new Chunk(
                first.id(),
                first.provenance(),
                first.ordinal(),
                run.stream().map(Chunk::headings).reduce(EditorNote::common).orElseThrow(),
                text,
                first.startLine(),
                run.get(run.size() - 1).endLine(),
                first.blockId(),
                List.of(),
                List.of(),
                ContentHash.of(text));
    }

    private static List<String> common(List<String> one, List<String> other) {
        int same = 0;
        while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
            same++;
        }
        return one.subList(0, same);
    }

    /** The chunk that holds the selection, or most of its words, then those round it. */
    private static List<Integer> byNearness(List<Chunk> chunks, String selection) {
        int centre = IntStream.range(0, chunks.size())
                .filter(place -> chunks.get(place).text().contains(selection.strip()))
                .boxed()
                .findFirst()
                .or(() -> byMatch(chunks, selection).stream().findFirst())
                .orElse(0);
        return ranked(chunks, place -> -Math.abs(place - centre));
    }

    private static List<Integer> byMatch(List<Chunk> chunks, String wanted) {
        List<String> texts = chunks.stream().map(Chunk::text).toList();
        WordMatch match = new WordMatch(List.of(wanted), texts);
        double[] scores = texts.stream().mapToDouble(match::score).toArray();
        return ranked(chunks, place -> scores[place]);
    }

    private static List<Integer> ranked(List<Chunk> chunks, ToDoubleFunction<Integer> score) {
        return IntStream.range(0, chunks.size())
                .boxed()
                .sorted(Comparator.comparingDouble(score).reversed())
                .toList();
    }
}
