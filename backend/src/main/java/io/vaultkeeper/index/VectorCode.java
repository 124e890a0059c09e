package io.vaultkeeper.index;

import java.nio.ByteBuffer;

/**
 * A vector in two bits a dimension and two numbers, from which its dot product with a query is estimated without bias: RaBitQ
 * (Gao and Long, SIGMOD 2024) with the two bits of its extension (Gao and others, SIGMOD 2025), without their random rotation, which
 * gained nothing for the built-in model's vectors. What is coded is the difference d of the vector from the {@link Centre}: each
 * dimension by one of the levels -1.5, -0.5, 0.5 and 1.5 times d's root mean square. With c the levels, d·q is about c·q |d|² / c·d.
 */
public final class VectorCode {
    /** What is between a level's number, 0 to 3, and the level. */
    static final float MIDDLE = 1.5f;

    private static final int NUMBERS = 2;

    private VectorCode() {}

    static int words(int dimensions) {
        return (dimensions + Integer.SIZE - 1) / Integer.SIZE;
    }

    /** |d|² / c·d, the vector's dot product with the centre, the lower bits of all levels, the higher bits; 32 dimensions a word. */
    public static byte[] of(float[] vector, float[] centre) {
        float squares = 0;
        float shift = 0;
        for (int i = 0; i < vector.length; i++) {
            float difference = vector[i] - centre[i];
            squares += difference * difference;
            shift += vector[i] * centre[i];
        }
        float step = (float) Math.sqrt(squares / vector.length);
        int[] low = new int[words(vector.length)];
        int[] high = new int[low.length];
        float product = 0;
        for (int i = 0; i < vector.length; i++) {
            float difference = vector[i] - centre[i];
            int level = level(difference, step);
            low[i / Integer.SIZE] |= (level & 1) << i;
            high[i / Integer.SIZE] |= (level >> 1) << i;
            product += (level - MIDDLE) * difference;
        }
        ByteBuffer bytes = ByteBuffer.allocate((NUMBERS + low.length + high.length) * Integer.BYTES);
        bytes.putFloat(product == 0 ? 0 : squares / product).putFloat(shift);
        bytes.asIntBuffer().put(low).put(high);
        return bytes.array();
    }

    /** 0 to 3. */
    private static int level(float difference, float step) {
        if (difference < 0) {
            return difference < -step ? 0 : 1;
        }
        return difference < step ? 2 : 3;
    }
}
