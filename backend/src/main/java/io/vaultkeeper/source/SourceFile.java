package io.vaultkeeper.source;

import java.nio.file.Path;

/**
 * A file that a source would read.
 *
 * @param source the source's name
 * @param key the file's name within the source; for a file of the vault its path relative to the vault, with {@code /}
 */
public record SourceFile(String source, String key, Path path, Fingerprint fingerprint) {}
