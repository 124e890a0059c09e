package io.vaultkeeper.llm;

import java.time.Duration;

/**
 * How long to wait for a model.
 *
 * @param connect for its server to answer at all
 * @param firstToken for a reply to begin; a cold model is first read from the disk
 * @param betweenTokens for the reply to go on
 */
public record ModelTimeouts(Duration connect, Duration firstToken, Duration betweenTokens) {
    public static final ModelTimeouts DEFAULT =
            new ModelTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(120), Duration.ofSeconds(30));
}
