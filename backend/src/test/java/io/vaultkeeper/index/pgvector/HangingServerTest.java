package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.ExampleVectors;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HangingServerTest {
    @Test
    @Timeout(120)
    void aServerThatSaysNothingIsGivenUpAndUsedAgainWhenItGoesOn() throws Exception {
        try (PostgresServer server = TestPostgres.fresh();
                PgVectorStore store = store(TestPostgres.settings(server));
                ChunkIndex index = store.open("a", 16)) {
            ExampleNote.at("A.md").writeTo(index, "herring");
            index.refresh();
            server.freeze();
            assertThatThrownBy(() -> index.matching("herring", 10, Scope.ALL))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("does not answer");
            assertThatThrownBy(() -> ExampleNote.at("B.md").writeTo(index, "mackerel"))
                    .isInstanceOf(IndexException.class);
            assertThatThrownBy(index::commit).isInstanceOf(IndexException.class);
            server.thaw();
            assertThat(index.matching("herring", 10, Scope.ALL).hits()).hasSize(1);
            assertThatThrownBy(index::commit)
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("looked at again");
            index.commit();
        }
    }

    @Test
    @Timeout(120)
    void aConnectionTheServerStillHoldsOpenDoesNotKeepTheVaultFromItsOwner() throws Exception {
        PgVectorSettings direct = TestPostgres.settings();
        try (HalfBrokenLine line = new HalfBrokenLine(TestPostgres.shared().port());
                PgVectorStore store = store(new PgVectorSettings(
                        "jdbc:postgresql://127.0.0.1:" + line.port() + "/" + TestPostgres.USER,
                        direct.user(),
                        direct.password(),
                        direct.schema()));
                ChunkIndex index = store.open("a", 16)) {
            ExampleNote.at("A.md").writeTo(index, "herring");
            line.breakOnTheClientsSide();
            assertThatThrownBy(index::commit).hasMessageContaining("looked at again");
            index.refresh();
            ExampleNote.at("B.md").writeTo(index, "mackerel");
            index.commit();
            try (PgVectorStore other = store(direct)) {
                assertThatThrownBy(() -> other.open("a", 16)).hasMessageContaining("Another Vaultkeeper");
            }
        }
    }

    @Test
    @Timeout(120)
    void aGraphThatIsBeingMadeThereKeepsNobodyFromStopping() throws Exception {
        try (PostgresServer server = TestPostgres.fresh()) {
            PgVectorSettings settings = TestPostgres.settings(server);
            try (PgVectorStore store = store(settings);
                    ChunkIndex index = store.open("a", 16);
                    Connection writing =
                            DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
                writeVectors(index);
                // The server waits for who wrote to the table before it is done.
                writing.setAutoCommit(false);
                Sql.on(writing, "DELETE FROM " + settings.schema() + ".vaultkeeper_1_vector WHERE false")
                        .run();
                AtomicBoolean unwanted = new AtomicBoolean();
                CompletableFuture<Void> making = CompletableFuture.runAsync(() -> index.settle(unwanted::get));
                while (!isMakingIndex(settings)) {
                    assertThat(making).isNotDone();
                    Thread.sleep(50);
                }
                server.freeze();
                unwanted.set(true);

                assertThatThrownBy(() -> making.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(IndexException.class);
                server.thaw();
            }
        }
    }

    /** On a connection of its own: a transaction sees the server's activity as it first looked at it. */
    private static boolean isMakingIndex(PgVectorSettings settings) throws SQLException {
        try (Connection looking = DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
            return Sql.on(looking, "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX%'")
                    .isFound();
        }
    }

    private static void writeVectors(ChunkIndex index) {
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            ExampleNote.at(i + ".md").writeTo(index, "herring " + i, ExampleVectors.random(random, 16));
        }
        index.refresh();
    }

    private static PgVectorStore store(PgVectorSettings settings) {
        return new PgVectorStore(settings, "00112233445566ff", new LuceneAnalysis(), Duration.ofSeconds(1));
    }
}
