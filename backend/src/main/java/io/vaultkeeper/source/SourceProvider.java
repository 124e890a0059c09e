package io.vaultkeeper.source;

import java.util.Map;

/**
 * Makes a source that is not part of this program. A jar in the data directory's folder {@code sources} offers one by naming it
 * in {@code META-INF/services/io.vaultkeeper.source.SourceProvider}.
 */
public interface SourceProvider {
    /** The source's name: short, of lower-case letters, digits and hyphens. */
    String name();

    /**
     * Opens the source. What the settings name need not be there yet.
     *
     * @param settings as they stand below {@code sources.NAME}: texts, numbers, booleans, lists and maps of such; empty where
     *     nothing stands there
     * @throws IllegalArgumentException where a setting is missing or wrong; the message is for the user and names it
     */
    Source open(Map<String, Object> settings);
}
