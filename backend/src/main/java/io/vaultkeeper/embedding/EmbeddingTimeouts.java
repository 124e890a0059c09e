package io.vaultkeeper.embedding;

import java.time.Duration;

/**
 * How long to wait for a server.
 *
 * @param connect for it to answer at all
 * @param query for a question's vector, since somebody waits; without it the search goes on by words
 * @param passages for a batch of passages; a cold model is first read from the disk
 */
public record EmbeddingTimeouts(Duration connect, Duration query, Duration passages) {
    public static final EmbeddingTimeouts DEFAULT =
            new EmbeddingTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(120));
}
