package io.vaultkeeper.retrieval;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.TimeSpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One passage of several whose chunks follow one another. */
final class JoinedPassage {
    private JoinedPassage() {}

    /** @param run in the order of the document, at least one */
    static Passage of(List<Passage> run) {
        Passage best =
                run.stream().max(Comparator.comparingDouble(Passage::score)).orElseThrow();
        return of(run, best);
    }

    /** @param best of them */
    static Passage of(List<Passage> run, Passage best) {
        if (run.size() == 1) {
            return best;
        }
        List<Chunk> copies =
                run.stream().flatMap(passage -> passage.copies().stream()).toList();
        return best.withChunk(chunk(run, best.chunk())).withCopies(copies);
    }

    private static Chunk chunk(List<Passage> run, Chunk best) {
        List<Chunk> chunks = run.stream().map(Passage::chunk).toList();
        Chunk first = chunks.get(0);
        Chunk last = chunks.get(chunks.size() - 1);
        return new Chunk(
                best.id(),
                best.provenance().during(time(chunks), participants(chunks)),
                first.ordinal(),
                best.headings(),
                JoinedText.of(chunks),
                first.startLine(),
                last.endLine(),
                best.blockId(),
                chunks.stream()
                        .flatMap(chunk -> chunk.messages().stream())
                        .distinct()
                        .toList(),
                List.of(),
                best.hash());
    }

    private static List<String> participants(List<Chunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.provenance().participants().stream())
                .distinct()
                .toList();
    }

    private static TimeSpan time(List<Chunk> chunks) {
        TimeSpan first = chunks.get(0).provenance().time();
        Instant from =
                times(chunks).map(TimeSpan::from).min(Comparator.naturalOrder()).orElseThrow();
        Instant to =
                times(chunks).map(TimeSpan::end).max(Comparator.naturalOrder()).orElseThrow();
        return new TimeSpan(from, to.equals(from) ? first.to() : to, first.basis());
    }

    private static Stream<TimeSpan> times(List<Chunk> chunks) {
        return chunks.stream().map(chunk -> chunk.provenance().time());
    }
}
