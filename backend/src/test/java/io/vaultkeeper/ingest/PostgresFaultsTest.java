package io.vaultkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import io.vaultkeeper.index.pgvector.PgVectorStore;
import io.vaultkeeper.index.pgvector.PostgresServer;
import io.vaultkeeper.index.pgvector.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away at the worst moment. Whatever happens, the index ends equal to the vault. */
class PostgresFaultsTest {
    private static PostgresServer server;

    @TempDir
    private Path folder;

    private PgVectorStore store;
    private KeptVault kept;

    /** With a real disk under it: what a crash loses is to be lost. */
    @BeforeAll
    static void startServer() {
        server = TestPostgres.fresh();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        store = new PgVectorStore(TestPostgres.settings(server), "00112233445566ff", new LuceneAnalysis());
        kept = KeptVault.over(folder, dimensions -> store.open("kept", dimensions));
    }

    @AfterEach
    void close() throws IOException {
        kept.close();
        store.close();
    }

    @Test
    void aServerStoppedInMidIngestIsWaitedForAndNothingIsLost() throws Exception {
        write(0, 150);
        kept.ingest.rescan();
        kept.await(() -> kept.index.ledger().size() > 20);
        server.stop();
        kept.await(() -> kept.ingest.status().state() == IngestStatus.State.FAILED);
        assertThat(kept.ingest.status().problem()).contains("PostgreSQL at 127.0.0.1");
        assertThatThrownBy(() -> kept.finds("heron")).isInstanceOf(IndexException.class);

        server.start();
        kept.await(() -> {
            kept.ingest.commit();
            return kept.ingest.status().problem() == null;
        });
        kept.agree();
        assertThat(kept.documents()).hasSize(150);
        assertThat(kept.finds("heron")).isTrue();
    }

    @Test
    void aSearchAfterARestartSucceedsAtOnce() throws Exception {
        write(0, 3);
        kept.rescan();
        assertThat(kept.finds("heron")).isTrue();
        server.stop();
        server.start();
        assertThat(kept.finds("heron")).isTrue();
        kept.ingest.commit();
        kept.agree();
    }

    @Test
    void aServerKilledInMidCommitLosesNothingForGood() throws Exception {
        Random random = new Random(5);
        for (int round = 0; round < 4; round++) {
            write(round * 60, 60);
            kept.ingest.rescan();
            int seen = round * 60 + random.nextInt(40);
            kept.await(() -> kept.index.ledger().size() > seen);
            server.kill();
            server.start();
            kept.await(() -> {
                kept.ingest.commit();
                return kept.ingest.status().problem() == null;
            });
            kept.agree();
        }
        kept.verify();
        assertThat(kept.documents()).hasSize(240);
    }

    @Test
    void aSaveThatTheServersCrashForgotIsDoneAgain() throws Exception {
        write(0, 3);
        kept.rescan();
        kept.ingest.commit();
        kept.write("Note1.md", "The stork nests on the chimney.");
        kept.rescan();
        server.kill();
        server.start();
        kept.ingest.commit();
        kept.agree();
        assertThat(kept.finds("stork")).isTrue();
    }

    private void write(int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            kept.write(
                    "Note" + i + ".md",
                    "# Heron " + i + "\n\nThe heron number " + i + " stands in the water. ".repeat(5));
        }
    }
}
