package io.vaultkeeper.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.generation.DiskUse.Role;
import io.vaultkeeper.ingest.IngestStatus.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What becomes of an index that answers no more, and of one that nobody knows of. */
class KeptIndexesTest extends BirdVault {
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
}
