package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.Centre;
import io.vaultkeeper.index.CodedBlock;
import io.vaultkeeper.index.CodedQuery;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.NearestCodes;
import io.vaultkeeper.index.VectorCode;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The codes of an index's vectors by chunk, in memory: of 100,000 vectors of 384 numbers some 100 megabytes. Safe for use by several
 * threads.
 */
final class HeldCodes {
    /** Its id, its place, and numbers of its codes. */
    private static final int BYTES_OF_A_CHUNK = 110;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final int dimensions;
    private final Centre sample;
    private float @Nullable [] centre;

    /** Vectors that came before the centre was known. */
    private final Map<UUID, float[]> uncoded = new LinkedHashMap<>();

    private final List<CodedBlock> blocks = new ArrayList<>();
    private final FineCodes fine;

    /** Whose code is where, by a number that is its place. */
    private final Map<UUID, Integer> places = new HashMap<>();

    private final List<@Nullable UUID> chunks = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();

    HeldCodes(int dimensions) {
        this.dimensions = dimensions;
        this.sample = new Centre(dimensions);
        this.fine = new FineCodes(dimensions);
    }

    int size() {
        lock.readLock().lock();
        try {
            return places.size() + uncoded.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Of memory, about. */
    long bytes() {
        return (long) size() * (2L * dimensions + dimensions * 2L / Byte.SIZE + BYTES_OF_A_CHUNK);
    }

    boolean has(UUID chunk) {
        lock.readLock().lock();
        try {
            return places.containsKey(chunk) || uncoded.containsKey(chunk);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** In the place of the one that the chunk had, if any. */
    void put(UUID chunk, float[] vector) {
        lock.writeLock().lock();
        try {
            float[] known = centre;
            if (known == null) {
                learn(chunk, vector);
            } else {
                code(chunk, vector, known);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    void remove(UUID chunk) {
        lock.writeLock().lock();
        try {
            uncoded.remove(chunk);
            Integer place = places.remove(chunk);
            if (place != null) {
                chunks.set(place, null);
                free.add(place);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * The {@code k} nearest to the query, the nearest first.
     *
     * @param query of length 1
     * @param candidates how many are looked at more closely
     */
    List<Hit> nearest(float[] query, int candidates, int k) {
        lock.readLock().lock();
        try {
            float[] known = centre;
            return known == null ? nearestUncoded(query, k) : nearestCoded(query, known, candidates, k);
        } finally {
            lock.readLock().unlock();
        }
    }

    private List<Hit> nearestUncoded(float[] query, int k) {
        return uncoded.entrySet().stream()
                .map(early -> new Hit(Records.hex(early.getKey()), dot(query, early.getValue())))
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .limit(k)
                .toList();
    }

    private List<Hit> nearestCoded(float[] query, float[] known, int candidates, int k) {
        NearestCodes coarse = new NearestCodes(candidates);
        coarse.add(blocks, CodedQuery.of(query, known), 0, place -> chunks.get(place) != null);
        NearestCodes best = new NearestCodes(Math.min(k, candidates));
        for (int place : coarse.numbers()) {
            best.add(place, fine.estimate(place, query));
        }
        double common = dot(query, known);
        return best.inOrder().stream()
                .map(one -> new Hit(Records.hex(chunks.get(one.number())), common + one.value()))
                .toList();
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private void learn(UUID chunk, float[] vector) {
        uncoded.put(chunk, vector);
        float[] learned = sample.learn(vector);
        if (learned != null) {
            centre = learned;
            uncoded.forEach((early, its) -> code(early, its, learned));
            uncoded.clear();
        }
    }

    private void code(UUID chunk, float[] vector, float[] known) {
        int place = placeOf(chunk);
        ByteBuffer code = ByteBuffer.wrap(VectorCode.of(vector, known));
        int block = place / CodedBlock.MOST;
        if (block == blocks.size()) {
            blocks.add(new CodedBlock(dimensions, CodedBlock.MOST));
        }
        if (place % CodedBlock.MOST == blocks.get(block).size()) {
            blocks.get(block).add(place, code);
        } else {
            blocks.get(block).set(place % CodedBlock.MOST, place, code);
        }
        fine.set(place, vector, known);
    }

    private int placeOf(UUID chunk) {
        Integer known = places.get(chunk);
        if (known != null) {
            return known;
        }
        Integer left = free.poll();
        int place = left == null ? chunks.size() : left;
        if (left == null) {
            chunks.add(chunk);
        } else {
            chunks.set(place, chunk);
        }
        places.put(chunk, place);
        return place;
    }
}
