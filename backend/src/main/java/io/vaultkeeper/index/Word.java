package io.vaultkeeper.index;

/**
 * A word in the two forms in which it is looked up.
 *
 * @param folded in lower case, without accents
 * @param stemmed the folded word without its English ending
 */
public record Word(String folded, String stemmed) {}
