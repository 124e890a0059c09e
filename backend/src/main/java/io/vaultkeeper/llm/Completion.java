package io.vaultkeeper.llm;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a reply once it is there.
 *
 * @param promptTokens how many the model read; null where it did not say
 */
public record Completion(@Nullable Integer promptTokens) {
    public static final Completion UNCOUNTED = new Completion(null);
}
