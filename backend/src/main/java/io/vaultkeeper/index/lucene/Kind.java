package io.vaultkeeper.index.lucene;

/** What one of the index's Lucene documents is. */
enum Kind {
    /** A chunk without a vector. */
    PENDING,
    /** A chunk with its vector. */
    EMBEDDED,
    /** The ledger entry of a document that is in the index. */
    INDEXED,
    /** The ledger entry of one that failed or is excluded. */
    LEFT_OUT
}
