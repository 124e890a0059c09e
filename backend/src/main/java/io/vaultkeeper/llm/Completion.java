package io.vaultkeeper.llm;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a reply once it is there.
 *
 * @param promptTokens how many the model read; null where it did not say
 * @param cut it ends where the model reached the most tokens that it may write
 */
public record Completion(@Nullable Integer promptTokens, boolean cut) {
    public static final Completion UNCOUNTED = new Completion(null, false);
}
