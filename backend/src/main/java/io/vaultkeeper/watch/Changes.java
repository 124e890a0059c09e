package io.vaultkeeper.watch;

import java.nio.file.Path;
import java.util.Set;

/**
 * What changed under the watched folders since the last batch.
 *
 * @param paths files that were made, written or removed
 * @param rescan events were lost, or a whole folder came or went: the paths do not tell everything
 */
public record Changes(Set<Path> paths, boolean rescan) {
    public Changes {
        paths = Set.copyOf(paths);
    }
}
