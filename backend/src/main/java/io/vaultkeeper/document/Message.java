package io.vaultkeeper.document;

import java.time.Instant;

/**
 * What somebody said at one time.
 *
 * @param id the source's own, the same whenever it is read
 * @param sender as the reader knows them
 * @param text as it was written; line breaks are {@code \n}
 */
public record Message(String id, Instant time, String sender, String text) {}
