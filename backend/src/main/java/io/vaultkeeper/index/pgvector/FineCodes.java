package io.vaultkeeper.index.pgvector;

import io.vaultkeeper.index.CodedBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Vectors less their centre in two bytes a dimension, by place: as good as the vectors themselves, in half of the memory. With one
 * byte, the errors are as large as some differences between the ten nearest.
 */
final class FineCodes {
    private final int dimensions;
    private final List<short[]> levels = new ArrayList<>();
    private final List<float[]> steps = new ArrayList<>();

    FineCodes(int dimensions) {
        this.dimensions = dimensions;
    }

    /** @param place the next that was not used yet, or one that was */
    void set(int place, float[] vector, float[] centre) {
        int block = place / CodedBlock.MOST;
        if (block == levels.size()) {
            levels.add(new short[CodedBlock.MOST * dimensions]);
            steps.add(new float[CodedBlock.MOST]);
        }
        float largest = Float.MIN_NORMAL;
        for (int i = 0; i < dimensions; i++) {
            largest = Math.max(largest, Math.abs(vector[i] - centre[i]));
        }
        float step = largest / Short.MAX_VALUE;
        steps.get(block)[place % CodedBlock.MOST] = step;
        short[] ofBlock = levels.get(block);
        int from = place % CodedBlock.MOST * dimensions;
        for (int i = 0; i < dimensions; i++) {
            ofBlock[from + i] = (short) Math.round((vector[i] - centre[i]) / step);
        }
    }

    /** The dot product of the vector with the query, up to what is the same for all. */
    float estimate(int place, float[] query) {
        short[] ofBlock = levels.get(place / CodedBlock.MOST);
        int from = place % CodedBlock.MOST * dimensions;
        float sum = 0;
        for (int i = 0; i < dimensions; i++) {
            sum += ofBlock[from + i] * query[i];
        }
        return steps.get(place / CodedBlock.MOST)[place % CodedBlock.MOST] * sum;
    }
}
