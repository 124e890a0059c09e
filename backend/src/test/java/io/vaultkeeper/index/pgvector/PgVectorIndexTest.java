package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ChunkIndexContractTest;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import org.junit.jupiter.api.AfterEach;

class PgVectorIndexTest extends ChunkIndexContractTest {
    private static final String VAULT = "00112233445566ff";

    private final PgVectorStore store = new PgVectorStore(TestPostgres.settings(), VAULT, new LuceneAnalysis());

    @Override
    protected ChunkIndex open() {
        return store.open("a", DIMENSIONS);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }
}
