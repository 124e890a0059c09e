package io.vaultkeeper.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a source found in a file and did not make part of any document, counted by kind.
 *
 * @param what the kind, in the plural and for the user, as in {@code system messages}
 * @param examples where some of them are or what is wrong with them, for the user; a few
 */
public record Omission(String what, int count, List<String> examples) {
    private static final int MOST_EXAMPLES = 5;

    public Omission {
        examples = examples.stream().limit(MOST_EXAMPLES).toList();
    }

    /** One of each kind. */
    public static List<Omission> sum(Collection<Omission> parts) {
        Map<String, Omission> sums = new LinkedHashMap<>();
        parts.forEach(part -> sums.merge(part.what(), part, Omission::plus));
        return List.copyOf(sums.values());
    }

    private Omission plus(Omission other) {
        List<String> all = new ArrayList<>(examples);
        all.addAll(other.examples);
        return new Omission(what, count + other.count, all);
    }
}
