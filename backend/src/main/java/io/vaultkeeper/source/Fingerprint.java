package io.vaultkeeper.source;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

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
public record Fingerprint(long size, long modified, long changed, boolean settled, long settings) {
    /** Coarser than any file system's clock: FAT counts times in steps of two seconds. */
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** To be raised whenever a source reads the same file otherwise: files are read again then. */
    private static final int READERS = 3;

    /** In the place of settings; no hash of some is so small. */
    private static final long NONE = Long.MIN_VALUE;

    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    /** @param attributes of the file at the path, as they are now */
    public static Fingerprint of(Path path, BasicFileAttributes attributes, long settings) {
        long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        boolean settled = Math.abs(now - modified) > SETTLE_NANOS;
        return new Fingerprint(attributes.size(), modified, changed(path), settled, settings + READERS);
    }

    /** The same, to be read again at the next scan. */
    public Fingerprint unsettled() {
        return new Fingerprint(size, modified, changed, false, settings);
    }

    /**
     * The same while what else decides what is read from the file cannot be had, as an address book on a drive that is away: what was read with it
     * stays until it can.
     */
    public Fingerprint withoutSettings() {
        return new Fingerprint(size, modified, changed, settled, NONE);
    }

    public boolean lacksSettings() {
        return settings == NONE;
    }

    /** The inode's change time: a tool that writes a file can set all other times back, but not this one. */
    private static long changed(Path path) {
        try {
            return UNIX && Files.getAttribute(path, "unix:ctime", LinkOption.NOFOLLOW_LINKS) instanceof FileTime time
                    ? time.to(TimeUnit.NANOSECONDS)
                    : 0;
        } catch (IOException e) {
            return 0; // gone since it was listed: the next look sees it
        }
    }
}
