package io.vaultkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.index.lucene.LuceneAnalysis;
import io.vaultkeeper.index.pgvector.PgVectorSettings;
import io.vaultkeeper.index.pgvector.PgVectorStore;
import io.vaultkeeper.index.pgvector.PostgresServer;
import io.vaultkeeper.index.pgvector.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of PostgreSQL's tables has no room left. Needs the right to mount a small one. */
class FullPostgresDiskTest {
    private static final String NAME = "small";

    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsToldOfSearchesGoOnAndWithRoomAgainAllIsIndexed() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(40);
                PostgresServer server = TestPostgres.privateServer()) {
            PgVectorSettings settings = onDisk(server, disk.sharedFolder("tables"));
            try (PgVectorStore store = new PgVectorStore(settings, "00112233445566ff", new LuceneAnalysis());
                    KeptVault kept = KeptVault.over(folder, dimensions -> store.open("kept", dimensions))) {
                kept.write("Before.md", "The heron stands in the water.");
                kept.rescan();
                Path ballast = disk.fill();
                for (int i = 0; i < 60; i++) {
                    kept.write("Later" + i + ".md", "The stork number " + i + " nests on the chimney. ".repeat(40));
                }
                kept.ingest.rescan();
                kept.await(() -> kept.ingest.status().problem() != null);
                assertThat(kept.ingest.status().problem()).contains("no room left on its disk");
                assertThat(kept.finds("heron")).isTrue();

                Files.delete(ballast);
                kept.await(() -> kept.ingest.status().problem() == null && kept.finds("stork"));
                kept.agree();
                assertThat(kept.documents()).hasSize(61);
            }
        }
    }

    private static PgVectorSettings onDisk(PostgresServer server, Path tables) {
        server.run("postgres", "CREATE TABLESPACE " + NAME + " LOCATION '" + tables + "'");
        server.run("postgres", "CREATE DATABASE " + NAME + " OWNER " + TestPostgres.USER + " TABLESPACE " + NAME);
        server.run(NAME, "CREATE EXTENSION vector");
        PgVectorSettings usual = TestPostgres.settings(server);
        return new PgVectorSettings(server.url(NAME), usual.user(), usual.password(), usual.schema());
    }
}
