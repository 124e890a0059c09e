package io.vaultkeeper.retrieval;

import io.vaultkeeper.chunking.Chunk;

/**
 * What is shown, cited and put into the prompt.
 *
 * @param chunk the chunk found; where neighbours or overlapping chunks were joined to it, their text and lines are in it
 *     and the id is that of the best of them
 * @param score the fused score, comparable within one result only; more is better
 */
public record Passage(Chunk chunk, double score, Why why) {}
