package io.vaultkeeper.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.generation.DiskUse.Role;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.ingest.IngestStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which index answers while another is built, and what becomes of both. */
class GenerationsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private Path vault;
    private TestEngines engines;
    private Clock clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    @BeforeEach
    void aVault() throws IOException {
        vault = Files.createDirectory(folder.resolve("vault")).toRealPath();
        write(
                "Heron",
                "# Heron\n\nThe heron stands in the shallow water.\n\n# Stork\n\nThe stork nests on the chimney.\n");
        write("Crane", "The crane dances in the meadow.");
        engines = new TestEngines(vault, folder.resolve("data"));
    }

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
    void switchedBackTheOldIndexIsStillGood() throws Exception {
        complete("first");
        complete("second");
        engines.embedders.get("first").take();
        write("Egret", "The egret is white.");

        complete("first");

        assertThat(engines.embedders.get("first").take()).hasSize(1);
        assertThat(registered().kept())
                .extracting(one -> one.key().space().model())
                .containsExactly("second");
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
    void oldIndexesGoWhenTheUserSaysSo() throws Exception {
        complete("first");
        complete("second");
        Files.createDirectories(folder.resolve("data/lucene/lucene-forgotten"));
        try (Generations indexes = started("lucene", "second")) {
            assertThat(indexes.diskUse())
                    .extracting(DiskUse::role)
                    .containsExactlyInAnyOrder(Role.SERVING, Role.KEPT, Role.KEPT);
            assertThat(indexes.diskUse()).allMatch(use -> use.bytes() != null);

            indexes.prune();

            assertThat(indexes.diskUse()).extracting(DiskUse::role).containsExactly(Role.SERVING);
            assertThat(finds(indexes, "heron")).isTrue();
        }
        assertThat(folder.resolve("data/lucene").toFile().list()).hasSize(1);
    }

    @Test
    void oldIndexesGoAfterAMonth() throws Exception {
        complete("first");
        complete("second");
        clock = Clock.offset(clock, Duration.ofDays(Housekeeping.KEPT_DAYS + 1));
        try (Generations indexes = started("lucene", "second")) {
            await(() -> indexes.diskUse().size() == 1);
            assertThat(finds(indexes, "heron")).isTrue();
        }
    }

    @Test
    void anIndexThatAnsweredForMonthsIsKeptForAMonthAfterThat() throws Exception {
        complete("first");
        clock = new LaterAndLater(clock.instant());
        complete("second");

        assertThat(registered().kept().get(0).lastUsed())
                .isAfter(registered().serving().lastUsed().minus(LaterAndLater.STEP.multipliedBy(2)));
    }

    /** Each look at it is months after the one before. */
    private static final class LaterAndLater extends Clock {
        private static final Duration STEP = Duration.ofDays(60);

        private Instant now;

        private LaterAndLater(Instant now) {
            this.now = now;
        }

        @Override
        public synchronized Instant instant() {
            now = now.plus(STEP);
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
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
    void anOldIndexThatIsDamagedDoesNotAnswerInPlaceOfTheNewOne() throws Exception {
        complete("first");
        try (var files = Files.walk(folder.resolve("data/lucene"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.getFileName().toString().startsWith("segments")) {
                    Files.write(file, new byte[] {1, 2, 3});
                }
            }
        }
        try (Generations indexes = started("lucene", "second")) {
            assertThat(model(indexes)).isEqualTo("second");
            await(() -> indexes.status().state() == State.IDLE);
            assertThat(indexes.verify()).isEmpty();
        }
    }

    @Test
    void aLostRegisterLosesNoIndex() throws Exception {
        complete("first");
        engines.embedders.get("first").take();
        Files.writeString(folder.resolve("indexes.json"), "{\"serving\": [broken");

        complete("first");

        assertThat(engines.embedders.get("first").take()).isEmpty();
    }

    @Test
    void aLostRegisterLosesNoIndexThatWasMadeAnew() throws Exception {
        complete("first");
        try (Generations indexes = started("lucene", "first")) {
            await(() -> indexes.status().state() == State.IDLE);
            String before = registered().serving().id();
            indexes.rebuild();
            await(() -> !registered().serving().id().equals(before)
                    && indexes.status().state() == State.IDLE);
        }
        engines.embedders.get("first").take();
        Files.write(folder.resolve("indexes.json"), new byte[0]);

        complete("first");

        assertThat(engines.embedders.get("first").take()).isEmpty();
    }

    @Test
    void theKeyOfAServerIsNotWrittenDown() throws Exception {
        var settings =
                new EmbeddingSettings(EmbeddingSettings.Provider.OLLAMA, "first", null, "secret-key", null, null);
        try (Generations indexes = new Generations(
                new Wanted("lucene", settings), engines, new IndexRegister(folder.resolve("indexes.json")), clock)) {
            assertThat(model(indexes)).isEqualTo("first");
        }

        assertThat(folder.resolve("indexes.json")).content().doesNotContain("secret-key");
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

    /** Opens, waits until all is done, and closes. */
    private void complete(String model) throws Exception {
        try (Generations indexes = started("lucene", model)) {
            await(() -> model(indexes).equals(model) && indexes.status().state() == State.IDLE);
            await(() -> registered().serving().complete());
            assertThat(indexes.verify()).isEmpty();
        }
    }

    private Generations started(String store, String model) {
        Generations indexes = open(store, model);
        indexes.start();
        return indexes;
    }

    private Generations open(String store, String model) {
        return new Generations(
                new Wanted(store, TestEngines.model(model)),
                engines,
                new IndexRegister(folder.resolve("indexes.json")),
                clock);
    }

    private Registered registered() {
        return new IndexRegister(folder.resolve("indexes.json")).read();
    }

    private static String model(Generations indexes) {
        return indexes.status().serving().key().space().model();
    }

    private static boolean finds(Generations indexes, String word) {
        return indexes.with(
                now -> !now.index().matching(word, 5, Scope.ALL).hits().isEmpty());
    }

    private void write(String name, String text) throws IOException {
        Path note = Files.writeString(vault.resolve(name + ".md"), text);
        // Not so fresh that it must be read again: that may cost its vectors a second time.
        Files.setLastModifiedTime(note, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(until);
            Thread.sleep(10);
        }
    }
}
