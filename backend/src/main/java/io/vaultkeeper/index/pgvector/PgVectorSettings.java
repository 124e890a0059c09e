package io.vaultkeeper.index.pgvector;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Which database to use.
 *
 * @param url as JDBC takes it
 * @param schema holds the tables; made where it is missing
 */
public record PgVectorSettings(String url, String user, String password, String schema) {
    /** Where a database of this machine is as a rule. */
    public static final String DEFAULT_URL = "jdbc:postgresql://127.0.0.1:5432/vaultkeeper";

    /** PostgreSQL cuts longer names. */
    private static final int LONGEST_NAME = 63;

    public PgVectorSettings {
        List<String> faults = new ArrayList<>();
        if (!url.equals(DEFAULT_URL)
                && parsed(url) == null) { // spares a start the loading of a driver that it may not need
            faults.add("index.pgvector.url: is no address of a PostgreSQL database. " + "Write one such as "
                    + DEFAULT_URL);
        }
        if (user.isBlank()) {
            faults.add("index.pgvector.user: is empty. Name the database user");
        }
        if (schema.isBlank() || schema.length() > LONGEST_NAME || schema.indexOf('\0') >= 0) {
            faults.add("index.pgvector.schema: must be a name of up to " + LONGEST_NAME + " letters, such as public");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }

    /** Every machine that a connection may go to: a JDBC address may name several, or none, which means this one. */
    public List<String> hosts() {
        if (url.equals(DEFAULT_URL)) {
            return List.of("127.0.0.1");
        }
        return Stream.of(property(PGProperty.PG_HOST, "").split(",", -1))
                .map(host -> host.isBlank() ? "localhost" : host)
                .toList();
    }

    /** Host, port and database, without whatever else the address holds. */
    String place() {
        return property(PGProperty.PG_HOST, "localhost") + ":" + property(PGProperty.PG_PORT, "5432") + "/"
                + database();
    }

    String database() {
        return property(PGProperty.PG_DBNAME, user);
    }

    private String property(PGProperty name, String otherwise) {
        Properties properties = parsed(url);
        String value = properties == null ? null : name.getOrDefault(properties);
        return value == null ? otherwise : value;
    }

    private static @Nullable Properties parsed(String url) {
        return Driver.parseURL(url, null);
    }

    /** Without the password, which an address may hold too. */
    @Override
    public String toString() {
        return user + "@" + place() + " " + schema;
    }
}
