package io.vaultkeeper.generation;

import org.jspecify.annotations.Nullable;

/**
 * What an index takes of the disk.
 *
 * @param index null for one that the register does not know
 * @param bytes null where the store cannot be asked
 */
public record DiskUse(
        String id,
        String store,
        Role role,
        @Nullable IndexDescription index,
        @Nullable Long bytes) {
    public enum Role {
        SERVING,
        BUILDING,
        KEPT
    }
}
