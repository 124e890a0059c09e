package io.vaultkeeper.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts what is left out while a file is read, in little memory however much that is. */
public final class OmissionCounts {
    private final Map<String, Omission> counts = new LinkedHashMap<>();

    /**
     * One more.
     *
     * @param what as in {@link Omission#what}
     */
    public void add(String what, String example) {
        counts.merge(what, new Omission(what, 1, List.of(example)), (all, one) -> Omission.sum(List.of(all, one))
                .get(0));
    }

    /** One omission of each kind. */
    public void tell(Consumer<Omission> reading) {
        counts.values().forEach(reading);
    }
}
