package io.vaultkeeper.index.pgvector;

import java.util.regex.Pattern;

/**
 * The {@code index.pgvector} part of the configuration.
 *
 * @param url as JDBC has it, such as {@code jdbc:postgresql://127.0.0.1:5432/vaultkeeper}
 * @param schema where the tables are; it must exist
 */
public record PgVectorSettings(String url, String user, String password, String schema) {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    /** @throws IllegalArgumentException with one line for each fault */
    public PgVectorSettings {
        StringBuilder faults = new StringBuilder();
        if (!url.startsWith(PREFIX)) {
            faults.append(
                    "\nindex.pgvector.url must be an address such as jdbc:postgresql://127.0.0.1:5432/vaultkeeper");
        }
        if (url.contains("password=")) {
            faults.append("\nindex.pgvector.url must not hold the password: set index.pgvector.password");
        }
        if (!NAME.matcher(schema).matches()) {
            faults.append("\nindex.pgvector.schema must be a name of letters, digits and underscores, such as public");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.substring(1));
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "PgVectorSettings[url=" + url + ", user=" + user + ", schema=" + schema + "]";
    }
}
