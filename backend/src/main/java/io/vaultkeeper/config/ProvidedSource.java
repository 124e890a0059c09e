package io.vaultkeeper.config;

import io.vaultkeeper.source.SourceProvider;
import java.util.Map;

/**
 * A source out of a jar.
 *
 * @param settings as in {@link SourceProvider#open}
 */
public record ProvidedSource(SourceProvider provider, Map<String, Object> settings) {}
