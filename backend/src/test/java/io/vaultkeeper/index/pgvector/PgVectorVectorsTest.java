package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ChunkVectorsContractTest;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import org.junit.jupiter.api.AfterEach;

class PgVectorVectorsTest extends ChunkVectorsContractTest {
    private final PgVectorStore store =
            new PgVectorStore(TestPostgres.settings(), "00112233445566ff", new LuceneAnalysis());

    /** Returns when the codes are there: until then each vector is compared with, which finds the nearest, too. */
    @Override
    protected ChunkIndex open() {
        PgVectorIndex index = (PgVectorIndex) store.open("a", DIMENSIONS);
        CodesWait.until(index.codes());
        return index;
    }

    @AfterEach
    void closeStore() {
        store.close();
    }
}
