package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.DamagedIndexException;
import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.ExampleVectors;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.StoredIndex;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PgVectorStoreTest {
    private static final String VAULT = "00112233445566ff";
    private static final String OTHER_VAULT = "ffeeddccbbaa9988";

    private final PgVectorSettings settings = TestPostgres.settings();
    private final List<PgVectorStore> stores = new ArrayList<>();

    @AfterEach
    void closeStores() {
        stores.forEach(PgVectorStore::close);
    }

    @Test
    void severalVaultsAndSeveralIndexesShareASchema() {
        PgVectorStore one = store(settings, VAULT);
        PgVectorStore other = store(settings, OTHER_VAULT);
        try (ChunkIndex a = one.open("e5-a", 16);
                ChunkIndex b = one.open("bge-b", 8);
                ChunkIndex c = other.open("e5-a", 16)) {
            ExampleNote.at("A.md").writeTo(a, "herring", new float[16]);
            ExampleNote.at("A.md").writeTo(b, "mackerel", new float[8]);
            ExampleNote.at("A.md").writeTo(c, "sardine", new float[16]);
            for (ChunkIndex index : List.of(a, b, c)) {
                index.refresh();
                assertThat(index.matching("herring mackerel sardine", 10, Scope.ALL)
                                .hits())
                        .hasSize(1);
            }
        }
        assertThat(one.stored()).extracting(StoredIndex::id).containsExactlyInAnyOrder("e5-a", "bge-b");
        assertThat(one.stored()).allSatisfy(stored -> assertThat(stored.bytes()).isPositive());
        assertThat(other.stored()).extracting(StoredIndex::id).containsExactly("e5-a");
    }

    @Test
    void aDeletedIndexIsGoneAndTheOthersStay() {
        PgVectorStore store = store(settings, VAULT);
        try (ChunkIndex kept = store.open("kept", 16)) {
            ExampleNote.at("A.md").writeTo(kept, "herring");
            store.open("gone", 16).close();
            store.delete("gone");
            store.delete("never-there");
            assertThat(store.stored()).extracting(StoredIndex::id).containsExactly("kept");
            assertThat(kept.ledger()).hasSize(1);
        }
        try (ChunkIndex again = store.open("gone", 4)) {
            assertThat(again.ledger()).isEmpty();
        }
    }

    @Test
    void nothingIsStoredWhereThereWasNeverAnIndex() {
        assertThat(store(settings, VAULT).stored()).isEmpty();
    }

    @Test
    void aSchemaMayHaveAnyName() {
        String name = "It's \"my\" schema-" + settings.schema();
        PgVectorSettings odd = new PgVectorSettings(settings.url(), settings.user(), settings.password(), name);
        try (ChunkIndex index = store(odd, VAULT).open("a", 16)) {
            ExampleNote.at("A.md")
                    .writeTo(index, "herring", new float[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
            index.refresh();
            assertThat(index.ledger()).hasSize(1);
        }
    }

    @Test
    void aSecondVaultkeeperOnTheSameVaultIsRefusedUntilTheFirstEnds() {
        PgVectorStore first = store(settings, VAULT);
        PgVectorStore second = store(settings, VAULT);
        first.open("a", 16).close();
        assertThatThrownBy(() -> second.open("a", 16))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("Another Vaultkeeper is running on this vault's index");
        assertThatThrownBy(() -> second.delete("a")).isInstanceOf(IndexException.class);
        first.close();
        second.open("a", 16).close();
    }

    @Test
    void oneWhoseLockAnotherTookWhileItWasAwayCanNoLongerWrite() {
        PgVectorStore first = store(settings, VAULT);
        PgVectorStore second = store(settings, VAULT);
        try (ChunkIndex left = first.open("a", 16)) {
            // As after a broken line: the server has let go of the lock, the first daemon does not know yet.
            TestPostgres.shared()
                    .run(
                            TestPostgres.USER,
                            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted");
            try (ChunkIndex taken = second.open("a", 16)) {
                ExampleNote.at("A.md").writeTo(taken, "herring");
                assertThatThrownBy(() -> ExampleNote.at("B.md").writeTo(left, "mackerel"))
                        .isInstanceOf(IndexException.class)
                        .hasMessageContaining("Another Vaultkeeper");
                assertThatThrownBy(left::commit)
                        .isInstanceOf(IndexException.class)
                        .hasMessageContaining("Another Vaultkeeper");
                taken.commit();
                assertThat(taken.ledger()).hasSize(1);
            }
        }
    }

    @Test
    void anIndexForVectorsOfAnotherLengthMustBeRebuilt() {
        PgVectorStore store = store(settings, VAULT);
        store.open("a", 16).close();
        assertThatThrownBy(() -> store.open("a", 17))
                .isInstanceOf(DamagedIndexException.class)
                .hasMessageContaining("16 numbers, not 17")
                .hasMessageContaining("vaultkeeper index --rebuild");
    }

    @Test
    void anIndexWhoseTablesAreGoneMustBeRebuilt() {
        PgVectorStore store = store(settings, VAULT);
        store.open("a", 16).close();
        superuser("DROP TABLE " + Sql.quoted(settings.schema()) + ".vaultkeeper_1_pending");
        assertThatThrownBy(() -> store.open("a", 16)).isInstanceOf(DamagedIndexException.class);
        store.delete("a");
        store.open("a", 16).close();
    }

    @Test
    void anIndexOfANewerVaultkeeperIsLeftAlone() {
        PgVectorStore store = store(settings, VAULT);
        store.open("a", 16).close();
        superuser("UPDATE " + Sql.quoted(settings.schema()) + ".vaultkeeper_index SET layout = layout + 1");
        assertThatThrownBy(() -> store.open("a", 16))
                .isInstanceOf(IndexException.class)
                .isNotInstanceOf(DamagedIndexException.class)
                .hasMessageContaining("newer Vaultkeeper");
    }

    @Test
    void whatNoTextOfPostgresMayHoldComesBackAsItWas() {
        ExampleNote note =
                ExampleNote.of("whatsapp", "Ana\0 \ud83d").tagged("a\0b").titled("\0 \ud83d");
        try (ChunkIndex index = store(settings, VAULT).open("a", 16)) {
            Chunk chunk = note.writeTo(index, "herring \0 and \udc00 mackerel").get(0);
            index.refresh();
            assertThat(index.load(List.of(chunk.id()))).containsExactly(chunk);
            assertThat(index.ledger()).containsExactly(note.entry(1));
            assertThat(index.matching("mackerel", 10, Scope.ALL).hits()).hasSize(1);
        }
    }

    @Test
    void vectorsTooLongForAGraphOfWholeOnesOrForAnyAreFound() {
        PgVectorStore store = store(settings, VAULT);
        for (int dimensions : new int[] {2_000, 2_560, 4_096}) {
            try (ChunkIndex index = store.open("of-" + dimensions, dimensions)) {
                float[] vector = ExampleVectors.random(new Random(1), dimensions);
                Chunk near = ExampleNote.at("A.md").writeTo(index, "herring", vector);
                ExampleNote.at("B.md").writeTo(index, "herring", ExampleVectors.random(new Random(2), dimensions));
                index.refresh();
                for (int k = 1; k <= 3; k++) {
                    assertThat(index.nearest(vector, k, Scope.ALL)).first().satisfies(hit -> {
                        assertThat(hit.chunkId()).isEqualTo(near.id());
                        assertThat(hit.score()).isCloseTo(1, within(1e-5));
                    });
                }
            }
        }
    }

    @Test
    void aClosedIndexAndAClosedStoreSaySo() {
        PgVectorStore store = store(settings, VAULT);
        ChunkIndex index = store.open("a", 16);
        index.close();
        assertThatThrownBy(index::ledger).isInstanceOf(IndexException.class).hasMessageContaining("closed");
        store.close();
        store.close();
        assertThatThrownBy(store::stored).isInstanceOf(IndexException.class).hasMessageContaining("closed");
    }

    private void superuser(String statement) {
        TestPostgres.shared().run(TestPostgres.USER, statement);
    }

    private PgVectorStore store(PgVectorSettings where, String vault) {
        PgVectorStore store = new PgVectorStore(where, vault, new LuceneAnalysis());
        stores.add(store);
        return store;
    }
}
