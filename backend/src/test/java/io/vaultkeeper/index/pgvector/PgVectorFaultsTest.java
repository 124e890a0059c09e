package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A database that is not as it should be: each time one sentence, with what mends it. */
class PgVectorFaultsTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final PostgresServer server = TestPostgres.shared();
    private final PgVectorSettings good = TestPostgres.settings();

    @Test
    void noServer() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        refused(
                with("jdbc:postgresql://127.0.0.1:" + port + "/vaultkeeper"),
                "does not answer",
                "docker compose up -d postgres");
    }

    @Test
    void aWrongPassword() {
        PgVectorSettings wrong = new PgVectorSettings(good.url(), good.user(), "guessed", good.schema());
        refused(wrong, "refuses the password of vaultkeeper", "index.pgvector.password", "ALTER USER");
    }

    @Test
    void aMissingDatabase() {
        refused(with(server.url("nowhere")), "no such database", "CREATE DATABASE \"nowhere\" OWNER \"vaultkeeper\"");
    }

    @Test
    void anExtensionThatTheUserMayNotCreate() {
        String database = database();
        server.run(
                "postgres", "CREATE DATABASE " + database, "REVOKE ALL ON DATABASE " + database + " FROM vaultkeeper");
        refused(with(server.url(database)), "does not let vaultkeeper set up pgvector", "CREATE EXTENSION vector");
    }

    @Test
    void anExtensionThatTheUserMayCreateIsCreated() {
        String database = database();
        server.run("postgres", "CREATE DATABASE " + database);
        PgVectorSettings superuser = new PgVectorSettings(
                server.url(database), PostgresServer.SUPERUSER, PostgresServer.PASSWORD, good.schema());
        try (PgVectorStore store = store(superuser)) {
            store.open("a", 16).close();
        }
    }

    @Test
    void anExtensionInASchemaOfItsOwnIsFound() {
        String database = database();
        server.run("postgres", "CREATE DATABASE " + database + " OWNER vaultkeeper");
        server.run(
                database,
                "CREATE SCHEMA apart",
                "CREATE EXTENSION vector SCHEMA apart",
                "GRANT USAGE ON SCHEMA apart TO vaultkeeper");
        try (PgVectorStore store = store(with(server.url(database)))) {
            store.open("a", 16).close();
        }
    }

    @Test
    void aMissingRight() {
        String database = database();
        server.run("postgres", "CREATE DATABASE " + database);
        server.run(database, "CREATE EXTENSION vector", "CREATE SCHEMA theirs");
        PgVectorSettings settings = new PgVectorSettings(server.url(database), good.user(), good.password(), "theirs");
        refused(
                settings,
                "does not let vaultkeeper use schema theirs",
                "GRANT CREATE, USAGE ON SCHEMA \"theirs\" TO \"vaultkeeper\"");
    }

    @Test
    void aSchemaThatTheUserMayNotMake() {
        String database = database();
        server.run("postgres", "CREATE DATABASE " + database);
        server.run(database, "CREATE EXTENSION vector");
        PgVectorSettings settings = new PgVectorSettings(server.url(database), good.user(), good.password(), "absent");
        refused(settings, "has no schema absent", "CREATE SCHEMA \"absent\" AUTHORIZATION \"vaultkeeper\"");
    }

    @Test
    void anOldPgvector() {
        String database = database();
        server.run("postgres", "CREATE DATABASE " + database + " OWNER vaultkeeper");
        server.run(
                database,
                "CREATE EXTENSION vector",
                "UPDATE pg_extension SET extversion = '0.7.4' WHERE extname = 'vector'");
        refused(with(server.url(database)), "0.7.4", "older than 0.8", "ALTER EXTENSION vector UPDATE");
    }

    @Test
    void aServerThatOnlyReads() {
        String database = database();
        server.run(
                "postgres",
                "CREATE DATABASE " + database + " OWNER vaultkeeper",
                "ALTER DATABASE " + database + " SET default_transaction_read_only = on");
        refused(with(server.url(database)), "only reads", "index.pgvector.url");
    }

    private static void refused(PgVectorSettings settings, String... parts) {
        try (PgVectorStore store = store(settings)) {
            assertThatThrownBy(() -> store.open("a", 16))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContainingAll(parts)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(settings.password(), "\n"));
        }
    }

    private static String database() {
        return "faulty" + NAMES.incrementAndGet();
    }

    private PgVectorSettings with(String url) {
        return new PgVectorSettings(url, good.user(), good.password(), good.schema());
    }

    private static PgVectorStore store(PgVectorSettings settings) {
        return new PgVectorStore(settings, "00112233445566ff", new LuceneAnalysis());
    }
}
