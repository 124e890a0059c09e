package io.vaultkeeper.generation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The indexes of a vault.
 *
 * @param serving answers; null before the first start
 * @param building takes its place once it is complete; null where nothing is to be built
 * @param kept served or were built before; any of them may be taken up again
 */
record Registered(
        @Nullable IndexDescription serving, @Nullable IndexDescription building, List<IndexDescription> kept) {
    static final Registered NOTHING = new Registered(null, null, List.of());

    Registered {
        kept = List.copyOf(kept);
    }

    /** One that was not given up for another of the same key. */
    Optional<IndexDescription> keptFor(IndexKey key) {
        return kept.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    Stream<IndexDescription> all() {
        return Stream.concat(Stream.of(serving, building).flatMap(Stream::ofNullable), kept.stream());
    }

    /** The same indexes with this one serving; what served before is kept. */
    Registered serving(IndexDescription next) {
        return new Registered(next, same(building, next) ? null : building, without(next, serving));
    }

    /** The same indexes with this one, or none, being built; what was being built is kept. */
    Registered building(@Nullable IndexDescription next) {
        return new Registered(serving, next, without(next, building));
    }

    Registered without(IndexDescription gone) {
        return new Registered(
                serving, building, kept.stream().filter(one -> !same(one, gone)).toList());
    }

    /** Kept ones that nobody used since. */
    List<IndexDescription> unusedSince(Instant moment) {
        return kept.stream().filter(one -> one.lastUsed().isBefore(moment)).toList();
    }

    /** Kept ones without {@code taken}, which has a place again, and with {@code left}, unless that is the same one. */
    private List<IndexDescription> without(@Nullable IndexDescription taken, @Nullable IndexDescription left) {
        List<IndexDescription> rest = new ArrayList<>(kept);
        rest.removeIf(one -> same(one, taken) || same(one, left));
        if (left != null && !same(left, taken)) {
            rest.add(left);
        }
        return rest;
    }

    private static boolean same(@Nullable IndexDescription one, @Nullable IndexDescription other) {
        return one != null
                && other != null
                && one.id().equals(other.id())
                && one.key().store().equals(other.key().store());
    }
}
