package io.vaultkeeper.source.tables;

import io.vaultkeeper.source.Omission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what could not be read, by kind. */
final class LeftOut {
    static final String ROWS = "rows that could not be read";
    static final String CELLS = "values that are no numbers";

    private final Map<String, Omission> omissions = new LinkedHashMap<>();

    void add(String what, String example) {
        Omission had = omissions.get(what);
        omissions.put(what, had == null ? new Omission(what, 1, List.of(example)) : plusOne(had, example));
    }

    private static Omission plusOne(Omission had, String example) {
        List<String> examples = new ArrayList<>(had.examples());
        examples.add(example);
        return new Omission(had.what(), had.count() + 1, examples);
    }

    List<Omission> all() {
        return List.copyOf(omissions.values());
    }
}
