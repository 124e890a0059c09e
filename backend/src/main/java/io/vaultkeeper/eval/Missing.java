package io.vaultkeeper.eval;

import io.vaultkeeper.chunking.MessagePlace;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.LedgerEntry;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What questions expect and no search can find, since it is not in the index. */
final class Missing {
    private Missing() {}

    /**
     * Documents as the questions name them, "message ID", and texts and headings that no passage has.
     *
     * @param unmet those of the questions of which not all was found
     */
    static List<String> of(List<Question> questions, List<Question> unmet, ChunkIndex index) {
        return Stream.of(documents(questions, index), messages(questions, index), passages(unmet, index))
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    private static Stream<String> documents(List<Question> questions, ChunkIndex index) {
        Set<String> names = names(index);
        return evidence(questions)
                .flatMap(evidence -> Stream.ofNullable(evidence.document()))
                .filter(document -> !names.contains(folded(document)));
    }

    private static Stream<String> messages(List<Question> questions, ChunkIndex index) {
        if (evidence(questions).allMatch(evidence -> evidence.messages().isEmpty())) {
            return Stream.empty();
        }
        Set<String> indexed = index.ledger().stream()
                .map(LedgerEntry::document)
                .flatMap(document -> index.chunksOf(document).stream())
                .flatMap(chunk -> chunk.chunk().messages().stream())
                .map(MessagePlace::id)
                .collect(Collectors.toSet());
        return evidence(questions)
                .map(Evidence::messages)
                .filter(ids -> !ids.isEmpty() && Collections.disjoint(ids, indexed))
                .map(ids -> "message " + ids.stream().sorted().collect(Collectors.joining(" or ")));
    }

    /** Reads the passages of the documents that are named, or of all where none is. */
    private static Stream<String> passages(List<Question> unmet, ChunkIndex index) {
        Set<Evidence> left = evidence(unmet)
                .filter(evidence -> evidence.text() != null || evidence.heading() != null)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (Provenance document : left.isEmpty() ? List.<Provenance>of() : index.provenances()) {
            List<Evidence> within =
                    left.stream().filter(evidence -> evidence.isOf(document)).toList();
            if (!within.isEmpty()) {
                left.removeAll(found(within, index.chunksOf(document.document())));
            }
        }
        Set<String> names = names(index);
        return left.stream()
                .filter(evidence -> evidence.document() == null || names.contains(folded(evidence.document())))
                .map(Evidence::toString);
    }

    private static Set<Evidence> found(List<Evidence> wanted, List<EmbeddedChunk> chunks) {
        Set<Evidence> found = new HashSet<>();
        for (EmbeddedChunk chunk : chunks) {
            Trace trace = Trace.of(chunk.chunk().text());
            wanted.stream()
                    .filter(evidence -> evidence.isIn(chunk.chunk(), trace))
                    .forEach(found::add);
        }
        return found;
    }

    private static Set<String> names(ChunkIndex index) {
        return index.provenances().stream()
                .flatMap(Evidence::names)
                .map(Missing::folded)
                .collect(Collectors.toSet());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Stream<Evidence> evidence(List<Question> questions) {
        return questions.stream().flatMap(question -> question.expected().stream());
    }
}
