package io.vaultkeeper.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.generation.DiskUse.Role;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.ingest.IngestStatus.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which index answers while another is built, and what becomes of both. */
class GenerationsTest extends BirdVault {
    @Test
    void anotherModelIsBuiltBesideTheOneThatAnswers() throws Exception {
        complete("first");
        engines.embedder(TestEngines.model("second"), null);
        engines.embedders.get("second").goAway(true);
        try (Generations indexes = started("lucene", "second")) {
            await(() -> indexes.status().building() != null
                    && indexes.status().building().ingest().problem() != null);

            assertThat(model(indexes)).isEqualTo("first");
            assertThat(finds(indexes, "heron")).isTrue();
            await(() -> indexes.status().state() == State.FAILED);
            write("Egret", "The egret is white.");
            indexes.rescan();
            await(() -> finds(indexes, "egret"));
            assertThat(model(indexes)).isEqualTo("first");

            engines.embedders.get("second").goAway(false);
            await(() -> model(indexes).equals("second"));
            assertThat(finds(indexes, "egret")).isTrue();
            await(() -> indexes.status().state() == State.IDLE);
            assertThat(indexes.verify()).isEmpty();
        }
    }

    @Test
    void aBuildThatWasInterruptedGoesOnWhereItWas() throws Exception {
        complete("first");
        engines.embedder(TestEngines.model("second"), null);
        try (Generations indexes = started("lucene", "second")) {
            await(() -> indexes.status().building() != null);
            engines.embedders.get("second").goAway(true);
            write("Late", "The late bird.");
            indexes.rescan();
            await(() -> finds(indexes, "late"));
        }
        boolean swappedAlready = registered().building() == null;
        int before = engines.embedders.get("second").take().size();
        engines.embedders.get("second").goAway(false);
        try (Generations indexes = started("lucene", "second")) {
            await(() -> model(indexes).equals("second") && indexes.status().state() == State.IDLE);
        }

        int after = engines.embedders.get("second").take().size();
        assertThat(before + after).as("swapped at once: %s", swappedAlready).isEqualTo(4);
    }

    @Test
    void anotherStoreTakesOverTheVectors() throws Exception {
        complete("first");
        engines.embedders.get("first").take();

        try (Generations indexes = started("other", "first")) {
            await(() -> indexes.status().serving().key().store().equals("other"));
            await(() -> indexes.status().state() == State.IDLE);
            assertThat(indexes.verify()).isEmpty();
        }

        assertThat(engines.embedders.get("first").take()).isEmpty();
    }

    @Test
    void anotherWayOfCuttingEmbedsOnlyWhatBecameAnotherText() throws Exception {
        write("Long", "One sentence has a few words in it.\n\n".repeat(12));
        complete("first");
        engines.embedders.get("first").take();
        engines.chunkTokens = 20;

        complete("first");

        assertThat(engines.embedders.get("first").take()).isNotEmpty().allMatch(text -> text.contains("One sentence"));
    }

    @Test
    void aNewIndexOfNotesThatAreAwayTakesNoPlace() throws Exception {
        for (int i = 0; i < 12; i++) {
            write("Bird" + i, "A bird of passage.");
        }
        complete("first");
        Path away = Files.move(vault, folder.resolve("away"));
        Files.createDirectory(vault);
        try (Generations indexes = started("lucene", "second")) {
            await(() -> String.valueOf(indexes.status().problem()).contains("Are all drives there?"));
            assertThat(model(indexes)).isEqualTo("first");
            assertThat(finds(indexes, "heron")).isTrue();

            Files.delete(vault);
            Files.move(away, vault);
            indexes.rescan();
            await(() -> model(indexes).equals("second"));
            assertThat(finds(indexes, "heron")).isTrue();
            assertThat(indexes.status().problem()).isNull();
        }
    }

    @Test
    void aRebuildIsMadeBesideAndRemovesWhatItReplaces() throws Exception {
        complete("first");
        engines.embedders.get("first").take();
        try (Generations indexes = started("lucene", "first")) {
            await(() -> indexes.status().state() == State.IDLE);
            engines.embedders.get("first").goAway(true);
            indexes.rebuild();
            assertThat(indexes.status().state()).isNotEqualTo(State.IDLE);
            await(() -> indexes.status().building() != null
                    && indexes.status().building().ingest().problem() != null);
            assertThat(finds(indexes, "heron")).isTrue();

            engines.embedders.get("first").goAway(false);
            await(() -> indexes.status().state() == State.IDLE);
            assertThat(indexes.diskUse()).extracting(DiskUse::role).containsExactly(Role.SERVING);
        }
        assertThat(engines.embedders.get("first").take()).hasSize(3);
    }

    @Test
    void anIndexThatWasNeverCompleteIsNotWorthKeepingInPlace() throws Exception {
        engines.embedder(TestEngines.model("first"), null);
        engines.embedders.get("first").goAway(true);
        try (Generations indexes = started("lucene", "first")) {
            await(() -> finds(indexes, "heron"));
        }

        try (Generations indexes = started("lucene", "second")) {
            assertThat(model(indexes)).isEqualTo("second");
            await(() -> indexes.status().state() == State.IDLE);
        }
    }

    @Test
    void withoutTheStoreThatIsWantedTheOldIndexAnswersAndTheStatusSaysWhy() throws Exception {
        complete("first");
        engines.storeRuns = false;
        try (Generations indexes = started("other", "first")) {
            await(() -> indexes.status().anyProblem() != null);

            assertThat(indexes.status().anyProblem()).contains("\"other\" does not answer");
            await(() -> indexes.status().state() == State.FAILED);
            assertThat(finds(indexes, "heron")).isTrue();

            engines.storeRuns = true;
            await(() -> indexes.status().serving().key().store().equals("other"));
            assertThat(indexes.status().anyProblem()).isNull();
        }
    }

    @Test
    void withoutAModelThatMustBeAskedTheOldIndexAnswers() throws Exception {
        complete("first");
        engines.modelServerRuns = false;
        try (Generations indexes = started("lucene", TestEngines.UNKNOWN_MODEL)) {
            assertThat(finds(indexes, "heron")).isTrue();
            assertThat(indexes.status().anyProblem()).contains("does not answer");

            engines.modelServerRuns = true;
            await(() -> model(indexes).equals(TestEngines.UNKNOWN_MODEL));
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aModelThatIsSlowToAnswerIsNotWaitedForByOthers() throws Exception {
        complete("first");
        engines.modelServerRuns = false;
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Generations indexes = open("lucene", TestEngines.UNKNOWN_MODEL);
        engines.whenAsked = () -> {
            asked.countDown();
            answer.join();
        };
        try {
            indexes.start();
            asked.await();

            assertThat(indexes.diskUse()).isNotEmpty();
            indexes.close();
        } finally {
            answer.complete(null);
        }
    }

    @Test
    void aFaultThatNobodyThoughtOfIsToldAndTriedAgain() throws Exception {
        complete("first");
        engines.modelServerRuns = false;
        try (Generations indexes = open("lucene", TestEngines.UNKNOWN_MODEL)) {
            engines.whenAsked = () -> {
                throw new IllegalStateException("never thought of");
            };
            indexes.start();
            await(() -> String.valueOf(indexes.status().anyProblem()).contains("IllegalStateException"));

            engines.whenAsked = () -> {};
            engines.modelServerRuns = true;
            await(() -> model(indexes).equals(TestEngines.UNKNOWN_MODEL));
        }
    }

    @Test
    void withoutAnIndexAndWithoutAModelThereIsNothingToOpen() {
        engines.modelServerRuns = false;

        assertThatThrownBy(() -> open("lucene", TestEngines.UNKNOWN_MODEL)).isInstanceOf(EmbeddingException.class);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoComesAfterTheEndIsToldSo() throws Exception {
        Generations indexes = started("lucene", "first");
        indexes.close();

        assertThatThrownBy(() -> finds(indexes, "heron"))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void searchesGoOnThroughTheSwap() throws Exception {
        complete("first");
        try (Generations indexes = started("lucene", "second")) {
            CountDownLatch swapped = new CountDownLatch(1);
            List<Thread> searchers = List.of(searcher(indexes, swapped), searcher(indexes, swapped));
            await(() -> model(indexes).equals("second"));
            swapped.countDown();
            for (Thread searcher : searchers) {
                searcher.join();
            }
            assertThat(failure).isNull();
        }
    }

    private volatile Throwable failure;

    private Thread searcher(Generations indexes, CountDownLatch until) {
        Thread thread = new Thread(() -> {
            while (until.getCount() > 0) {
                assertThat(finds(indexes, "heron")).isTrue();
            }
        });
        thread.setUncaughtExceptionHandler((which, thrown) -> failure = thrown);
        thread.start();
        return thread;
    }
}
