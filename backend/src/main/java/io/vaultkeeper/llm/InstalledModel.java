package io.vaultkeeper.llm;

/** A model that the provider has. */
public record InstalledModel(String name, long sizeBytes) {}
