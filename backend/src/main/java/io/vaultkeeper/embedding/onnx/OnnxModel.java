package io.vaultkeeper.embedding.onnx;

import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * A model's files, and what it was trained to expect.
 *
 * @param maxTokens of one text, special tokens not counted
 */
record OnnxModel(
        String name,
        int dimensions,
        int maxTokens,
        PoolingMode pooling,
        String queryPrefix,
        String passagePrefix,
        Supplier<InputStream> weights,
        Supplier<InputStream> tokenizer) {

    /** E5-small-v2 with 8-bit weights, out of the langchain4j archive of that name. Prefixes as in the E5 paper, section 4. */
    static final OnnxModel E5_SMALL_V2 = new OnnxModel(
            "e5-small-v2",
            384,
            510,
            PoolingMode.MEAN,
            "query: ",
            "passage: ",
            () -> resource("/e5-small-v2-q.onnx"),
            () -> resource("/e5-small-v2-q-tokenizer.json"));

    OnnxModel withPrefixes(String query, String passage) {
        return new OnnxModel(name, dimensions, maxTokens, pooling, query, passage, weights, tokenizer);
    }

    private static InputStream resource(String name) {
        InputStream stream = OnnxModel.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("the program's archive is incomplete: " + name + " is missing");
        }
        return stream;
    }
}
