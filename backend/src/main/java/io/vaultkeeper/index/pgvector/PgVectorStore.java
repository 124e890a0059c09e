package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.IndexStore;
import io.vaultkeeper.index.StoredIndex;
import io.vaultkeeper.index.TextAnalysis;
import java.time.Duration;
import java.util.List;

/** The indexes of one vault in a schema that it may share with other vaults. Connects when first asked for something. */
public final class PgVectorStore implements IndexStore {
    static final String NAME = "pgvector";

    private final TextAnalysis analysis;
    private final String vault;
    private final Database database;
    private final Catalogue catalogue;
    private final Lease lease;

    /** @param vault names it, in 16 hexadecimal digits */
    public PgVectorStore(PgVectorSettings settings, String vault, TextAnalysis analysis) {
        this(settings, vault, analysis, Database.STATEMENT);
    }

    /** @param statement the longest that a statement may take */
    PgVectorStore(PgVectorSettings settings, String vault, TextAnalysis analysis, Duration statement) {
        this.analysis = analysis;
        this.vault = vault;
        this.database = new Database(settings, statement);
        this.catalogue = new Catalogue(settings);
        this.lease = new Lease(database, catalogue, vault);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Waits some seconds for a server that is starting. */
    @Override
    public ChunkIndex open(String id, int dimensions) {
        int losses = prepare();
        Tables tables = database.write(connection -> catalogue.open(connection, vault, id, dimensions));
        PgVectorIndex index = new PgVectorIndex(database, lease, losses, tables, analysis);
        index.refresh();
        return index;
    }

    @Override
    public List<StoredIndex> stored() {
        return database.read(connection -> catalogue.stored(connection, vault));
    }

    @Override
    public void delete(String id) {
        prepare();
        database.write(connection -> {
            lease.check(connection);
            catalogue.delete(connection, vault, id);
            return true;
        });
    }

    /** @return how often the lease was lost until now */
    private int prepare() {
        database.awaitServer();
        boolean extensionMade = database.write(catalogue::prepare);
        if (extensionMade) {
            database.renewConnections();
        }
        return lease.take();
    }

    @Override
    public void close() {
        lease.close();
        database.close();
    }
}
