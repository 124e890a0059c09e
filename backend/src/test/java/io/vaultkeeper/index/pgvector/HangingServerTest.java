package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import java.time.Duration;
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

    private static PgVectorStore store(PgVectorSettings settings) {
        return new PgVectorStore(settings, "00112233445566ff", new LuceneAnalysis(), Duration.ofSeconds(1));
    }
}
