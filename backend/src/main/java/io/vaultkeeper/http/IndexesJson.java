package io.vaultkeeper.http;

import io.vaultkeeper.generation.DiskUse;
import io.vaultkeeper.generation.Generations;
import io.vaultkeeper.generation.IndexDescription;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The indexes of the vault as answers have them. */
record IndexesJson(List<One> indexes) {
    /**
     * @param role {@code serving}, {@code building} or {@code kept}
     * @param provider of its embedding model; null, as the next three, where nothing is known of it but that it is there
     * @param bytes null where the store cannot be asked
     */
    record One(
            String id,
            String store,
            String role,
            @Nullable String provider,
            @Nullable String model,
            @Nullable Boolean complete,
            @Nullable Instant lastUsed,
            @Nullable Long bytes) {
        static One of(DiskUse use) {
            IndexDescription index = use.index();
            return index == null
                    ? new One(use.id(), use.store(), Wire.name(use.role()), null, null, null, null, use.bytes())
                    : new One(
                            use.id(),
                            use.store(),
                            Wire.name(use.role()),
                            index.key().space().provider(),
                            index.key().space().model(),
                            index.complete(),
                            index.lastUsed(),
                            use.bytes());
        }
    }

    static IndexesJson of(Generations indexes) {
        return new IndexesJson(indexes.diskUse().stream().map(One::of).toList());
    }
}
