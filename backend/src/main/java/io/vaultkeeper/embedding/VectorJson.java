package io.vaultkeeper.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelFaults;

/** Vectors as servers write them. */
public final class VectorJson {
    private VectorJson() {}

    /** @throws ModelException where it is not an array of numbers */
    public static float[] read(JsonNode array, ModelFaults faults) throws ModelException {
        if (!array.isArray() || array.isEmpty()) {
            throw faults.unreadable();
        }
        float[] vector = new float[array.size()];
        for (int i = 0; i < vector.length; i++) {
            if (!array.get(i).isNumber()) {
                throw faults.unreadable();
            }
            vector[i] = array.get(i).floatValue();
        }
        return vector;
    }
}
