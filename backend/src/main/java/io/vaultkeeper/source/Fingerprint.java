package io.vaultkeeper.source;

/**
 * What the file system says of a file without reading it: while it stays, the content is taken to be the same.
 *
 * @param modified nanoseconds since the epoch
 * @param changed the inode's change time, likewise; 0 where the platform has none. Catches an edit that keeps size and
 *     modification time
 * @param settled false where the file was modified so shortly before it was read that a further edit could leave size and
 *     times as they are: such a file is read again at the next scan (git calls this a racy entry)
 * @param settings stands for those of the source's settings that decide what is read from a file: with others it is read
 *     again
 */
public record Fingerprint(long size, long modified, long changed, boolean settled, long settings) {}
