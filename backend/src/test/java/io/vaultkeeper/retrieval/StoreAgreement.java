package io.vaultkeeper.retrieval;

import io.vaultkeeper.SharedData;
import io.vaultkeeper.bench.ScratchIndex;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.WordHits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How alike the stores' searches by words are, over the question sets beside the checkout: a report, not a test. */
public final class StoreAgreement {
    private static final int QUESTIONS = 500;
    private static final int K = 10;

    private StoreAgreement() {}

    public static void main(String[] args) throws IOException {
        System.out.println(
                "| set | first hit the same | of ten hits the same | coverage differs by |\n|---|---|---|---|");
        for (Path folder : SharedData.questionSets()) {
            compare(QuestionSet.read(folder, QUESTIONS));
        }
    }

    private static void compare(QuestionSet set) throws IOException {
        try (ScratchIndex lucene = ScratchIndex.open("lucene", 1);
                ScratchIndex pgvector = ScratchIndex.open("pgvector", 1)) {
            fill(lucene.index(), set);
            fill(pgvector.index(), set);
            double first = 0;
            double ten = 0;
            double coverage = 0;
            for (QuestionSet.Question question : set.questions()) {
                WordHits a = lucene.index().matching(question.text(), K, Scope.ALL);
                WordHits b = pgvector.index().matching(question.text(), K, Scope.ALL);
                first += ids(a, 1).equals(ids(b, 1)) ? 1 : 0;
                ten += shared(ids(a, K), ids(b, K));
                coverage += Math.abs(a.coverage() - b.coverage());
            }
            int all = set.questions().size();
            System.out.printf("| %s | %.3f | %.3f | %.4f |%n", set.name(), first / all, ten / all, coverage / all);
        }
    }

    private static void fill(ChunkIndex index, QuestionSet set) {
        set.texts().forEach(text -> index.replace(text.entry(), List.of(new EmbeddedChunk(text.chunk(), null))));
        index.refresh();
    }

    private static Set<String> ids(WordHits hits, int most) {
        return new HashSet<>(hits.hits().stream().limit(most).map(Hit::chunkId).toList());
    }

    private static double shared(Set<String> a, Set<String> b) {
        return a.isEmpty() && b.isEmpty()
                ? 1
                : a.stream().filter(b::contains).count() / (double) Math.max(a.size(), b.size());
    }
}
