package io.vaultkeeper.index;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The codes of the highest estimates, by number: the candidates of a search, to be compared as they are. */
public final class NearestCodes {
    /** The ten nearest of 22,000 texts were all among the first 400 by their codes. */
    private static final int LEAST_CANDIDATES = 500;

    private static final int CANDIDATES_PER_HIT = 5;

    /** Of the ten nearest of those, 0.996 were among the first 150. */
    private static final int VECTORS_PER_CANDIDATE = 128;

    private final int most;

    /**
     * Estimates in the form whose order is that of whole numbers, and below each the number. With room for as many again as are kept:
     * sorting them at times is quicker than keeping them in order.
     */
    private final long[] best;

    private int size;

    /** What an estimate has to exceed. */
    private float floor = Float.NEGATIVE_INFINITY;

    /** @param most how many are kept */
    public NearestCodes(int most) {
        this.most = most;
        this.best = new long[2 * most + 1];
    }

    /** How many are worth while where {@code k} hits are asked for of so many vectors. */
    public static int candidates(long vectors, int k) {
        long share = Math.max(LEAST_CANDIDATES, vectors / VECTORS_PER_CANDIDATE);
        long wanted = Math.max(share, (long) k * CANDIDATES_PER_HIT);
        return (int) Math.min(wanted, Math.max(1, vectors));
    }

    /**
     * Estimates on all cores.
     *
     * @param base to be added to the codes' numbers
     * @param within of a code's number, without the base; asked of none that is not among the best so far
     */
    public void add(List<CodedBlock> blocks, CodedQuery query, int base, IntPredicate within) {
        List<float[]> estimates =
                blocks.parallelStream().map(block -> block.estimates(query)).toList();
        for (int b = 0; b < estimates.size(); b++) {
            CodedBlock block = blocks.get(b);
            float[] ofBlock = estimates.get(b);
            for (int i = 0; i < ofBlock.length; i++) {
                if (ofBlock[i] > floor && within.test(block.number(i))) {
                    add(base + block.number(i), ofBlock[i]);
                }
            }
        }
    }

    public void add(int number, float estimate) {
        best[size++] = ((long) flipped(Float.floatToIntBits(estimate)) << Integer.SIZE) | number;
        if (size == best.length) {
            sort();
        }
    }

    /** A number, and what was estimated for it. */
    public record Estimate(int number, float value) {}

    /** The highest first. */
    public List<Estimate> inOrder() {
        sort();
        return IntStream.rangeClosed(1, size)
                .mapToLong(place -> best[size - place])
                .mapToObj(one -> new Estimate((int) one, estimate(one)))
                .toList();
    }

    /** In no particular order. */
    public int[] numbers() {
        sort();
        return Arrays.stream(best, 0, size).mapToInt(one -> (int) one).toArray();
    }

    /** The highest last, and no more than are kept. */
    private void sort() {
        Arrays.sort(best, 0, size);
        if (size > most) {
            System.arraycopy(best, size - most, best, 0, most);
            size = most;
            floor = estimate(best[0]);
        }
    }

    private static float estimate(long one) {
        return Float.intBitsToFloat(flipped((int) (one >> Integer.SIZE)));
    }

    /** A float's bits so that they have its order, or such bits back. */
    private static int flipped(int bits) {
        return bits ^ ((bits >> (Integer.SIZE - 1)) & Integer.MAX_VALUE);
    }
}
