package io.vaultkeeper.index.pgvector;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGStatement;

/** One statement: its parameters in order, then what it gives. */
final class Sql {
    /** Rows that the server gives at once within a transaction. */
    private static final int PAGE = 10_000;

    private static final int SMALL_PAGE = 1_000;

    /** The driver's sign for results that are not text, from the first time. */
    private static final int BINARY = -1;

    private final Connection connection;
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private Sql(Connection connection) {
        this.connection = connection;
    }

    /** A row to a value. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Sql on(Connection connection, String text, Object... values) {
        return new Sql(connection).add(text, values);
    }

    Sql add(String more, Object... parameters) {
        text.append(more);
        values.addAll(List.of(parameters));
        return this;
    }

    int run() throws SQLException {
        try (PreparedStatement statement = prepare()) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> all(Row<T> row) throws SQLException {
        try (PreparedStatement statement = prepare();
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    /** As {@link #all}, for any number of rows: each page is a statement's work by itself, and all are of one moment. */
    <T> List<T> allInPages(Row<T> row) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return all(row);
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Works on one row. */
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /** Goes through a large table in the order in which its rows lie, a few of them at a time, with bytes as they are. */
    void each(Reader reader) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = prepare()) {
            on(connection, "SELECT set_config('enable_seqscan', 'on', true)").isFound();
            statement.setFetchSize(SMALL_PAGE);
            statement.unwrap(PGStatement.class).setPrepareThreshold(BINARY);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    boolean isFound() throws SQLException {
        return !all(row -> true).isEmpty();
    }

    static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    static Array uuids(Connection connection, Collection<?> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    /** A name in quotes, as it is. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private PreparedStatement prepare() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        statement.setFetchSize(PAGE);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }
}
