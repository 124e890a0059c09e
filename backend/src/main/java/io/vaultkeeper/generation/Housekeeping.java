package io.vaultkeeper.generation;

import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.generation.DiskUse.Role;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.StoredIndex;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names indexes, tells what they take of the disk, and removes those that nobody needs. */
final class Housekeeping {
    /** Long enough to try another model for some weeks and come back. */
    static final int KEPT_DAYS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Engines engines;
    private final String store;

    /** @param store that the settings name */
    Housekeeping(Engines engines, String store) {
        this.engines = engines;
        this.store = store;
    }

    /** A new index, beside those of the same key. */
    IndexDescription fresh(IndexKey key, EmbeddingSettings settings, Registered registered, Clock clock) {
        String left = registered.all().findAny().isEmpty() ? largestLeft(key) : null;
        if (left != null) {
            return new IndexDescription(left, key, settings, false, clock.instant());
        }
        Set<String> taken = registered.all().map(IndexDescription::id).collect(Collectors.toSet());
        String id = key.id();
        for (int copy = 2; taken.contains(id); copy++) {
            id = key.id() + "-" + copy;
        }
        return new IndexDescription(id, key, settings, false, clock.instant());
    }

    /** Where the register was lost, the index of this key that is still there; null where there is none. */
    private @Nullable String largestLeft(IndexKey key) {
        Pattern ofKey = Pattern.compile(Pattern.quote(key.id()) + "(-\\d+)?");
        return bytes(key.store()).entrySet().stream()
                .filter(stored -> ofKey.matcher(stored.getKey()).matches())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** For this key the one that was begun before, or kept; a new one where there is none. */
    IndexDescription takenUp(IndexKey key, EmbeddingSettings settings, Registered registered, Clock clock) {
        IndexDescription begun = registered.building();
        if (begun != null && begun.key().equals(key)) {
            return begun;
        }
        return registered.keptFor(key).orElseGet(() -> fresh(key, settings, registered, clock));
    }

    List<DiskUse> diskUse(Registered registered) {
        Map<String, Map<String, Long>> bytes = new HashMap<>();
        for (String name : stores(registered)) {
            bytes.put(name, bytes(name));
        }
        List<DiskUse> uses = new ArrayList<>();
        registered.all().forEach(one -> {
            Long size = bytes.getOrDefault(one.key().store(), Map.of()).remove(one.id());
            uses.add(new DiskUse(one.id(), one.key().store(), role(one, registered), one, size));
        });
        bytes.forEach(
                (name, rest) -> rest.forEach((id, size) -> uses.add(new DiskUse(id, name, Role.KEPT, null, size))));
        return uses;
    }

    /** Those of the register and those that it does not know. One that cannot be removed now stays, the others go. */
    Registered prune(Registered registered, IndexRegister register) {
        Registered left = registered;
        for (DiskUse use : diskUse(registered)) {
            if (use.role() == Role.KEPT && use.index() != null) {
                left = remove(use.index(), left, register);
            } else if (use.role() == Role.KEPT) {
                isDeleted(use.store(), use.id());
            }
        }
        return left;
    }

    Registered retire(Registered registered, IndexRegister register, Instant now) {
        Registered left = registered;
        for (IndexDescription old : registered.unusedSince(now.minus(Duration.ofDays(KEPT_DAYS)))) {
            left = remove(old, left, register);
        }
        return left;
    }

    /** An index that cannot be removed now stays in the register, to be removed another time. */
    Registered remove(IndexDescription gone, Registered registered, IndexRegister register) {
        if (!isDeleted(gone.key().store(), gone.id())) {
            return registered;
        }
        Registered left = registered.without(gone);
        register.write(left);
        return left;
    }

    private boolean isDeleted(String store, String id) {
        try {
            engines.store(store).delete(id);
            LOG.info("event=index-removed store={} id={}", store, id);
            return true;
        } catch (IndexException e) {
            LOG.warn("event=index-left reason=\"{}\"", e.getMessage());
            return false;
        }
    }

    private Set<String> stores(Registered registered) {
        Set<String> names = new TreeSet<>(Set.of(store));
        registered.all().forEach(one -> names.add(one.key().store()));
        return names;
    }

    private Map<String, Long> bytes(String name) {
        try {
            return new HashMap<>(engines.store(name).stored().stream()
                    .collect(Collectors.toMap(StoredIndex::id, StoredIndex::bytes)));
        } catch (IndexException e) {
            LOG.warn("event=disk-use-unknown store={} reason=\"{}\"", name, e.getMessage());
            return new HashMap<>();
        }
    }

    private static Role role(IndexDescription one, Registered registered) {
        if (one.equals(registered.serving())) {
            return Role.SERVING;
        }
        return one.equals(registered.building()) ? Role.BUILDING : Role.KEPT;
    }
}
