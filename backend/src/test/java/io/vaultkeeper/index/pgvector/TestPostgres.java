package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * PostgreSQL for tests: in a container where Docker answers, otherwise a private cluster of what is installed. One server
 * serves all tests of this process that do it no harm, each with a schema of its own.
 */
public final class TestPostgres {
    /** The user as whom the program connects; owns the database of its name. */
    public static final String USER = "vaultkeeper";

    private static final String MISSING =
            "No PostgreSQL 15 with pgvector 0.8, and no Docker: run scripts/test once as root, or install both, or start Docker.";

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static @Nullable PostgresServer shared;

    private TestPostgres() {}

    /** The one that all share: to be left as it is. */
    public static synchronized PostgresServer shared() {
        if (shared == null) {
            PostgresServer made = fresh("fsync=off", "full_page_writes=off");
            Runtime.getRuntime().addShutdownHook(new Thread(made::close));
            shared = made;
        }
        return shared;
    }

    /** One to stop and to kill; a container takes no options. */
    public static PostgresServer fresh(String... options) {
        return setUp(() -> make(options));
    }

    /** As {@link #fresh}, and on this machine's own disks, whether Docker answers or not. */
    public static PostgresServer privateServer(String... options) {
        return setUp(() -> makePrivate(options));
    }

    /** Makes a server. */
    private interface Making {
        PostgresServer make() throws IOException, InterruptedException;
    }

    private static PostgresServer setUp(Making making) {
        try {
            PostgresServer server = making.make();
            server.run("postgres", "CREATE USER " + USER + " PASSWORD '" + PostgresServer.PASSWORD + "'");
            server.run("postgres", "CREATE DATABASE " + USER + " OWNER " + USER);
            server.run(USER, "CREATE EXTENSION vector");
            return server;
        } catch (IOException e) {
            throw new AssertionError("PostgreSQL for the tests did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static PostgresServer make(String... options) throws IOException, InterruptedException {
        if (ContainerServer.isPossible()) {
            return ContainerServer.make();
        }
        return makePrivate(options);
    }

    private static PostgresServer makePrivate(String... options) throws IOException, InterruptedException {
        return PrivateCluster.make(programs(), Files.createTempDirectory("vaultkeeper-postgres"), options);
    }

    static Path programs() throws IOException, InterruptedException {
        Optional<Path> programs = LocalPrograms.find();
        if (programs.isEmpty()) {
            if (couldHaveIt()) {
                fail(MISSING);
            }
            Assumptions.abort(MISSING);
        }
        return programs.get();
    }

    /** What scripts/test installs it on. */
    private static boolean couldHaveIt() {
        boolean installs = PrivateCluster.isRoot() && Files.isExecutable(Path.of("/usr/bin/apt-get"));
        return System.getenv("CI") != null || installs;
    }

    /** Of the shared server, with a schema that no other test has. */
    public static PgVectorSettings settings() {
        return settings(shared());
    }

    public static PgVectorSettings settings(PostgresServer server) {
        return new PgVectorSettings(
                server.url(USER), USER, PostgresServer.PASSWORD, "test" + SCHEMAS.incrementAndGet());
    }
}
