package io.vaultkeeper.bench;

import io.vaultkeeper.daemon.DaemonLayout;
import io.vaultkeeper.index.IndexStore;
import io.vaultkeeper.index.pgvector.PgVectorSettings;
import io.vaultkeeper.index.pgvector.PostgresServer;
import io.vaultkeeper.index.pgvector.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where prefilled vaults have their indexes.
 *
 * @param name of the store, as in the settings
 * @param settings for a daemon that is to use it, as variables
 * @param end stops what was started for it
 */
record Storage(String name, Opening opening, Map<String, String> settings, Runnable end) implements AutoCloseable {
    private static final String VARIABLE = "VAULTKEEPER_INDEX_";

    /** Opens one vault's indexes. */
    interface Opening {
        IndexStore of(Path data, Path vault) throws IOException;
    }

    static Storage lucene() {
        return new Storage("lucene", DaemonLayout::lucene, Map.of(), () -> {});
    }

    /** A server of its own with the settings that it comes with. */
    static Storage pgvector() {
        PostgresServer server = TestPostgres.fresh();
        PgVectorSettings to = TestPostgres.settings(server);
        return new Storage(
                "pgvector",
                (data, vault) -> DaemonLayout.pgvector(to, vault),
                Map.of(
                        VARIABLE + "STORE", "pgvector",
                        VARIABLE + "PGVECTOR_URL", to.url(),
                        VARIABLE + "PGVECTOR_USER", to.user(),
                        VARIABLE + "PGVECTOR_PASSWORD", to.password(),
                        VARIABLE + "PGVECTOR_SCHEMA", to.schema()),
                server::close);
    }

    IndexStore of(Path data, Path vault) throws IOException {
        return opening.of(data, vault);
    }

    @Override
    public void close() {
        end.run();
    }
}
