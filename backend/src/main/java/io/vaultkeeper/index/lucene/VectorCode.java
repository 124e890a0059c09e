package io.vaultkeeper.index.lucene;

import java.nio.ByteBuffer;

/**
 * A vector in two bits a dimension and two numbers, from which its dot product with a query is estimated without bias: RaBitQ
 * (Gao and Long, SIGMOD 2024) with the two bits of its extension (Gao and others, SIGMOD 2025), without their random rotation, which
 * changed nothing for the vectors of text models. What is coded is the difference d of the vector from the {@link Centre}: each
 * dimension by one of the levels -1.5, -0.5, 0.5 and 1.5 times d's root mean square. With c the levels, d·q is about c·q |d|² / c·d.
 */
final class VectorCode {
    /** What is between a level's number, 0 to 3, and the level. */
    static final float MIDDLE = 1.5f;

    private static final int NUMBERS = 2;

    private final float scale;
    private final float shift;
    private final int[] low;
    private final int[] high;

    private VectorCode(float scale, float shift, int[] low, int[] high) {
        this.scale = scale;
        this.shift = shift;
        this.low = low;
        this.high = high;
    }

    static int words(int dimensions) {
        return (dimensions + Integer.SIZE - 1) / Integer.SIZE;
    }

    static VectorCode of(float[] vector, float[] centre) {
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
        return new VectorCode(product == 0 ? 0 : squares / product, shift, low, high);
    }

    /** 0 to 3. */
    private static int level(float difference, float step) {
        if (difference < 0) {
            return difference < -step ? 0 : 1;
        }
        return difference < step ? 2 : 3;
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate((NUMBERS + low.length + high.length) * Integer.BYTES);
        bytes.putFloat(scale).putFloat(shift);
        bytes.asIntBuffer().put(low).put(high);
        return bytes.array();
    }

    static VectorCode read(ByteBuffer bytes, int dimensions) {
        float scale = bytes.getFloat();
        float shift = bytes.getFloat();
        int[] low = new int[words(dimensions)];
        int[] high = new int[low.length];
        bytes.asIntBuffer().get(low).get(high);
        return new VectorCode(scale, shift, low, high);
    }

    /** |d|² / c·d. */
    float scale() {
        return scale;
    }

    /** The vector's dot product with the centre. */
    float shift() {
        return shift;
    }

    /** The lower bits of 32 dimensions' levels. */
    int low(int word) {
        return low[word];
    }

    /** The higher bits. */
    int high(int word) {
        return high[word];
    }

    /** The numbers of all levels, summed. */
    int levels() {
        int levels = 0;
        for (int word = 0; word < low.length; word++) {
            levels += Integer.bitCount(low[word]) + 2 * Integer.bitCount(high[word]);
        }
        return levels;
    }
}
