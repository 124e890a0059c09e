package io.vaultkeeper.index;

import java.util.List;

/**
 * Where the indexes of one vault are kept: the one that answers, one that is being built beside it, and old ones. Safe for use
 * by several threads.
 */
public interface IndexStore extends AutoCloseable {
    /** The store's kind, as in the settings. */
    String name();

    /**
     * Opens an index, or makes a new one. The caller closes it; it may be opened once at a time.
     *
     * @param id of up to 40 lower-case letters, digits and hyphens
     * @param dimensions of the vectors; an index belongs to one embedding model
     * @throws DamagedIndexException where what is there must be deleted and rebuilt
     * @throws IndexException where it is open elsewhere, or the store cannot be had
     */
    ChunkIndex open(String id, int dimensions);

    /**
     * The indexes there are, open or not.
     *
     * @throws IndexException where the store cannot be had
     */
    List<StoredIndex> stored();

    /** Removes an index that is not open; one that is not there is removed already. */
    void delete(String id);

    @Override
    void close();
}
