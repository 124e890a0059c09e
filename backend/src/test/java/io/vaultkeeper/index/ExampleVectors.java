package io.vaultkeeper.index;

import java.util.Random;

/** Vectors of length one for tests. */
public final class ExampleVectors {
    private ExampleVectors() {}

    public static float[] random(Random random, int dimensions) {
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return unit(vector);
    }

    /** A vector near another: real texts lie in clusters. */
    public static float[] near(Random random, float[] centre, double spread) {
        float[] vector = random(random, centre.length);
        for (int i = 0; i < centre.length; i++) {
            vector[i] = (float) (centre[i] + spread * vector[i]);
        }
        return unit(vector);
    }

    public static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static float[] unit(float[] vector) {
        double length = Math.sqrt(cosine(vector, vector));
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / length);
        }
        return vector;
    }
}
