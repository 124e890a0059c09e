package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.DamagedIndexException;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.StoredIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** Which indexes a schema holds, of which vaults, and who writes them. */
final class Catalogue {
    /** Held while tables are made, so that two daemons that begin at once do not both make them. */
    private static final long MAKING = 0x7661_756c_746b_7072L;

    private static final int OLDEST_PGVECTOR = 8;

    private final PgVectorSettings settings;

    Catalogue(PgVectorSettings settings) {
        this.settings = settings;
    }

    String schema() {
        return settings.schema();
    }

    String place() {
        return settings.place() + ", schema " + settings.schema();
    }

    /**
     * Sets up pgvector and the tables that all indexes share, where they are missing.
     *
     * @return whether pgvector was
     */
    boolean prepare(Connection connection) throws SQLException {
        Sql.on(connection, "SELECT pg_advisory_xact_lock(?)", MAKING).isFound();
        boolean created = createExtension(connection);
        try (Statement statement = connection.createStatement()) {
            if (!Sql.on(connection, "SELECT 1 FROM pg_namespace WHERE nspname = ?", schema())
                    .isFound()) {
                statement.execute("CREATE SCHEMA " + Sql.quoted(schema()));
            }
            statement.execute("""
                CREATE TABLE IF NOT EXISTS %1$s (vault text PRIMARY KEY, owner uuid NOT NULL);
                CREATE TABLE IF NOT EXISTS %2$s (
                  number int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, vault text NOT NULL, id text NOT NULL,
                  layout int NOT NULL, dimensions int NOT NULL, used timestamptz NOT NULL DEFAULT now(), UNIQUE (vault, id))
                """.formatted(vaults(), indexes()));
        }
        return created;
    }

    private boolean createExtension(Connection connection) throws SQLException {
        List<String> versions = Sql.on(connection, "SELECT extversion FROM pg_extension WHERE extname = 'vector'")
                .all(row -> row.getString(1));
        if (versions.isEmpty()) {
            refuseUnlessOffered(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE EXTENSION vector SCHEMA public");
            }
        } else if (isOld(versions.get(0))) {
            throw new IndexException("pgvector " + versions.get(0) + " in " + settings.place()
                    + " is older than 0.8. Install a newer one, then: ALTER EXTENSION vector UPDATE");
        }
        return versions.isEmpty();
    }

    private void refuseUnlessOffered(Connection connection) throws SQLException {
        List<String> offered = Sql.on(
                        connection, "SELECT default_version FROM pg_available_extensions WHERE name = 'vector'")
                .all(row -> row.getString(1));
        if (offered.isEmpty() || isOld(offered.get(0))) {
            throw new IndexException("PostgreSQL at " + settings.place() + " has no pgvector of version 0.8 or newer. "
                    + "Install it (apt install postgresql-17-pgvector), or use the one in a container: "
                    + "docker compose up -d postgres");
        }
    }

    private static boolean isOld(String version) {
        String[] parts = version.split("\\.");
        return parts[0].equals("0") && Integer.parseInt(parts[1]) < OLDEST_PGVECTOR;
    }

    /** The index's tables, made where there are none. */
    Tables open(Connection connection, String vault, String id, int dimensions) throws SQLException {
        List<Entry> known = Sql.on(
                        connection,
                        "SELECT number, layout, dimensions FROM " + indexes() + " WHERE vault = ? AND id = ?",
                        vault,
                        id)
                .all(row -> new Entry(row.getInt(1), row.getInt(2), row.getInt(3)));
        return known.isEmpty()
                ? create(connection, vault, id, dimensions)
                : sound(connection, known.get(0), dimensions);
    }

    private record Entry(int number, int layout, int dimensions) {}

    private Tables create(Connection connection, String vault, String id, int dimensions) throws SQLException {
        int number = Sql.on(
                        connection,
                        "INSERT INTO " + indexes()
                                + " (vault, id, layout, dimensions) VALUES (?, ?, ?, ?) RETURNING number",
                        vault,
                        id,
                        Tables.LAYOUT,
                        dimensions)
                .all(row -> row.getInt(1))
                .get(0);
        Tables tables = tables(number, dimensions);
        try (Statement statement = connection.createStatement()) {
            statement.execute(tables.creation());
        }
        return tables;
    }

    private Tables sound(Connection connection, Entry entry, int dimensions) throws SQLException {
        if (entry.layout > Tables.LAYOUT) {
            throw new IndexException("The index in PostgreSQL (" + place() + ") was made by a newer Vaultkeeper. "
                    + "Update this one, or name another schema in index.pgvector.schema.");
        }
        Tables tables = tables(entry.number, entry.dimensions);
        if (entry.layout < Tables.LAYOUT) {
            throw new DamagedIndexException(
                    "The index in PostgreSQL (" + place() + ") was made by an older Vaultkeeper. "
                            + "It can be rebuilt from the notes: run `vaultkeeper index --rebuild`.");
        }
        boolean whole = Sql.on(connection, "SELECT 1 WHERE to_regclass(?) IS NOT NULL", tables.pending())
                .isFound();
        if (entry.dimensions != dimensions || !whole) {
            throw new DamagedIndexException("The index in PostgreSQL (" + place() + ") "
                    + (whole ? "is for vectors of " + entry.dimensions + " numbers, not " + dimensions : "lacks tables")
                    + ". It can be rebuilt from the notes: run `vaultkeeper index --rebuild`.");
        }
        return tables;
    }

    List<StoredIndex> stored(Connection connection, String vault) throws SQLException {
        if (!Sql.on(connection, "SELECT 1 WHERE to_regclass(?) IS NOT NULL", indexes())
                .isFound()) {
            return List.of();
        }
        // By whole names: a pattern would walk through the tables of all vaults.
        return Sql.on(connection, """
                SELECT i.id, (SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM unnest(?::text[]) k(kind)
                  JOIN pg_class c ON c.relname = ('vaultkeeper_' || i.number || '_' || k.kind)::name
                  JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ?)
                FROM %s i WHERE i.vault = ?""".formatted(indexes()), Sql.texts(connection, Tables.KINDS), schema(), vault)
                .all(row -> new StoredIndex(row.getString(1), row.getLong(2)));
    }

    void delete(Connection connection, String vault, String id) throws SQLException {
        List<Tables> gone = Sql.on(
                        connection,
                        "DELETE FROM " + indexes() + " WHERE vault = ? AND id = ? RETURNING number, dimensions",
                        vault,
                        id)
                .all(row -> tables(row.getInt(1), row.getInt(2)));
        try (Statement statement = connection.createStatement()) {
            for (Tables tables : gone) {
                statement.execute("DROP TABLE IF EXISTS " + tables.all());
            }
        }
    }

    void setOwner(Connection connection, String vault, UUID owner) throws SQLException {
        Sql.on(
                        connection,
                        "INSERT INTO " + vaults()
                                + " VALUES (?, ?) ON CONFLICT (vault) DO UPDATE SET owner = EXCLUDED.owner",
                        vault,
                        owner)
                .run();
    }

    boolean isOwner(Connection connection, String vault, UUID owner) throws SQLException {
        return Sql.on(
                        connection,
                        "SELECT 1 FROM " + vaults() + " WHERE vault = ? AND owner = ? FOR SHARE",
                        vault,
                        owner)
                .isFound();
    }

    void touch(Connection connection, String vault) throws SQLException {
        Sql.on(connection, "UPDATE " + indexes() + " SET used = now() WHERE vault = ?", vault)
                .run();
    }

    private Tables tables(int number, int dimensions) {
        return new Tables(Sql.quoted(schema()), number, dimensions);
    }

    private String indexes() {
        return Sql.quoted(schema()) + ".vaultkeeper_index";
    }

    private String vaults() {
        return Sql.quoted(schema()) + ".vaultkeeper_vault";
    }
}
