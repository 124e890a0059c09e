package io.vaultkeeper.eval;

import io.vaultkeeper.chunking.MessagePlace;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.LedgerEntry;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What questions expect and no search can find, since it is not in the index. */
final class Missing {
    private Missing() {}

    /** Documents as the questions name them, and "message ID". */
    static List<String> of(List<Question> questions, ChunkIndex index) {
        return Stream.concat(documents(questions, index), messages(questions, index))
                .distinct()
                .toList();
    }

    private static Stream<String> documents(List<Question> questions, ChunkIndex index) {
        Set<String> names = index.provenances().stream()
                .flatMap(Evidence::names)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return evidence(questions)
                .flatMap(evidence -> Stream.ofNullable(evidence.document()))
                .filter(document -> !names.contains(document.toLowerCase(Locale.ROOT)));
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

    private static Stream<Evidence> evidence(List<Question> questions) {
        return questions.stream().flatMap(question -> question.expected().stream());
    }
}
