package io.vaultkeeper.generation;

import io.vaultkeeper.embedding.EmbeddingSettings;

/** What the settings ask for. */
public record Wanted(String store, EmbeddingSettings embedding) {}
