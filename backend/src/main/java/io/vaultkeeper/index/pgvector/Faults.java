package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.IndexException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL refuses, in words for the user, each with what mends it. */
final class Faults {
    private static final String NO_CONNECTION = "08001";
    private static final String START = "docker compose up -d postgres";

    private final PgVectorSettings settings;

    Faults(PgVectorSettings settings) {
        this.settings = settings;
    }

    IndexException translated(SQLException thrown) {
        SQLException e = innermost(thrown);
        return new IndexException(told(e), e);
    }

    /** Whether the connection is gone rather than the statement at fault. */
    static boolean isLost(SQLException thrown) {
        String state = state(innermost(thrown));
        return state.startsWith("08") || state.startsWith("57P");
    }

    /** Whether the server may soon take connections: it is starting, or nothing answers yet. */
    static boolean isPassing(SQLException thrown) {
        String state = state(innermost(thrown));
        return state.equals("57P03") || state.equals(NO_CONNECTION) || state.equals("08006");
    }

    /** Whether the same again may succeed: two writes were in each other's way. */
    static boolean isCollision(SQLException thrown) {
        String state = state(innermost(thrown));
        return state.equals("40P01") || state.equals("40001");
    }

    private String told(SQLException e) {
        return switch (state(e)) {
            case "28P01" ->
                "PostgreSQL at " + settings.place() + " refuses the password of " + settings.user()
                        + ". Correct index.pgvector.password, or set it in the database: ALTER USER "
                        + Sql.quoted(settings.user()) + " PASSWORD '…'";
            case "28000" ->
                "PostgreSQL at " + settings.place() + " lets no user " + settings.user() + " in. Make one: CREATE USER "
                        + Sql.quoted(settings.user()) + " PASSWORD '…'";
            case "3D000" ->
                "PostgreSQL at " + settings.place() + " has no such database. Make it: CREATE DATABASE "
                        + Sql.quoted(settings.database()) + " OWNER " + Sql.quoted(settings.user());
            case "42501" -> missingRight(e);
            case "53100" ->
                "PostgreSQL at " + settings.place()
                        + " has no room left on its disk. Make room; work then goes on by itself.";
            case "53300" ->
                "PostgreSQL at " + settings.place()
                        + " takes no more connections. Close some, or raise it: ALTER SYSTEM SET max_connections = 200";
            case "57P01", "57P02", "57P03" ->
                "PostgreSQL at " + settings.place() + " is starting or stopping; work goes on when it is back.";
            case "57014", "55P03" ->
                "PostgreSQL at " + settings.place() + " took too long and was stopped; look at its load: "
                        + "SELECT * FROM pg_stat_activity";
            case "25006" ->
                "PostgreSQL at " + settings.place()
                        + " only reads, as a copy does. Name the server that writes in index.pgvector.url.";
            default -> other(e);
        };
    }

    private String missingRight(SQLException e) {
        String user = Sql.quoted(settings.user());
        String message = message(e);
        if (message.contains("extension")) {
            return "PostgreSQL at " + settings.place() + " does not let " + settings.user()
                    + " set up pgvector. Let its owner do it: CREATE EXTENSION vector";
        }
        if (message.contains("for database")) {
            return "PostgreSQL at " + settings.place() + " has no schema " + settings.schema() + " and does not let "
                    + settings.user() + " make it. Let its owner do it: CREATE SCHEMA "
                    + Sql.quoted(settings.schema()) + " AUTHORIZATION " + user;
        }
        return "PostgreSQL at " + settings.place() + " does not let " + settings.user() + " use schema "
                + settings.schema() + " (" + message
                + "). Let its owner give the rights: GRANT CREATE, USAGE ON SCHEMA "
                + Sql.quoted(settings.schema()) + " TO " + user;
    }

    private String other(SQLException e) {
        if (state(e).startsWith("08")) {
            return "PostgreSQL at " + settings.place() + " does not answer. Start it (" + START
                    + "), or correct index.pgvector.url; work then goes on by itself.";
        }
        return "PostgreSQL at " + settings.place() + " failed (" + state(e) + ": " + message(e)
                + "). See its log; work is tried again by itself.";
    }

    /** Without the parts that may hold a note's text. */
    private static String message(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException thrown ? thrown.getServerErrorMessage() : null;
        String message = server == null ? null : server.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static String state(SQLException e) {
        if (e instanceof SQLTransientConnectionException) {
            return NO_CONNECTION; // the pool's own, which has no state where it never came to a connection
        }
        String state = e.getSQLState();
        return state == null ? "" : state;
    }

    /** A pool's exception has the driver's as its cause, a batch's as its next. */
    private static SQLException innermost(SQLException thrown) {
        SQLException e = thrown;
        while (!(e instanceof PSQLException)) {
            if (e.getCause() instanceof SQLException cause) {
                e = cause;
            } else if (e.getNextException() != null) {
                e = e.getNextException();
            } else {
                return e;
            }
        }
        return e;
    }
}
