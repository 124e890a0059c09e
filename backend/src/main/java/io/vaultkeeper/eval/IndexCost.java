package io.vaultkeeper.eval;

/**
 * What an index took.
 *
 * @param seconds to bring it up to date; next to none where it was there
 * @param embedded chunks whose vectors were made now
 */
public record IndexCost(int documents, int chunks, int embedded, double seconds, long bytes) {}
