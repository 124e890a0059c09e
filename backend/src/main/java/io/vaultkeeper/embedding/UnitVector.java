package io.vaultkeeper.embedding;

/** Sees to it that what a model gives is a vector of its space. */
public final class UnitVector {
    private UnitVector() {}

    /**
     * The vector with length one.
     *
     * @throws EmbeddingException where it has another number of dimensions, no direction, or numbers that are none
     */
    public static float[] of(float[] raw, EmbeddingSpace space) {
        if (raw.length != space.dimensions()) {
            throw new EmbeddingException("The model " + space.model() + " now gives vectors of " + raw.length
                    + " numbers, not " + space.dimensions() + " as before: another model has its name. "
                    + "Restart Vaultkeeper, which then makes a new index for it, or put the old model back.");
        }
        double squares = 0;
        for (float number : raw) {
            squares += (double) number * number;
        }
        double length = Math.sqrt(squares);
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new EmbeddingException(
                    "The model " + space.model()
                            + " gave a vector that points nowhere. Fetch the model again, or choose another (embedding.model).");
        }
        float[] unit = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            unit[i] = (float) (raw[i] / length);
        }
        return unit;
    }
}
