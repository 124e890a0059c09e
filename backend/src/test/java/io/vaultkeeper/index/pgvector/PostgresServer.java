package io.vaultkeeper.index.pgvector;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL with pgvector that belongs to the tests alone. */
public interface PostgresServer extends AutoCloseable {
    String SUPERUSER = "postgres";
    String PASSWORD = "secret";

    int port();

    /** Stops it as at the machine's end, if it runs. */
    void stop() throws IOException, InterruptedException;

    /** Ends it as a power cut does: nothing is written any more. */
    void kill() throws IOException, InterruptedException;

    /** Lets it do nothing at all, and keep its connections, until {@link #thaw}. */
    void freeze() throws IOException, InterruptedException;

    void thaw() throws IOException, InterruptedException;

    /** Starts it again with what is on its disk, on the same port; returns when it answers. */
    void start() throws IOException, InterruptedException;

    @Override
    void close();

    default String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** Runs statements as the superuser. */
    default void run(String database, String... statements) {
        try (Connection connection = DriverManager.getConnection(url(database), SUPERUSER, PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException e) {
            throw new AssertionError(String.join("; ", statements), e);
        }
    }
}
