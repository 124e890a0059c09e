package io.vaultkeeper.embedding.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.embedding.KnownModel;
import io.vaultkeeper.embedding.KnownModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A model's files, and what it was trained to expect.
 *
 * @param details what its vectors depend on beside its name, prefixes included
 */
record OnnxModel(
        EmbeddingSettings.Provider provider,
        String name,
        int dimensions,
        KnownModel known,
        String details,
        Weights weights,
        Supplier<InputStream> tokenizer) {
    /** Put round a text by the models' own tokenizers. */
    private static final int SPECIAL_TOKENS = 2;

    private static final String BUILTIN_WEIGHTS = "/e5-small-v2-q.onnx";

    /** Where a session comes from: a file that may name further files beside it. */
    @FunctionalInterface
    interface Weights {
        OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException, IOException;
    }

    /**
     * E5-small-v2 with 8-bit weights, out of the langchain4j archive of that name.
     *
     * @param folder where the weights are kept between runs
     */
    static OnnxModel builtin(EmbeddingSettings settings, Path folder) {
        KnownModel known = KnownModels.named(settings.model()).with(settings);
        return new OnnxModel(
                settings.provider(),
                settings.model(),
                Objects.requireNonNull(known.dimensions()),
                known,
                known.queryPrefix() + "|" + known.passagePrefix(),
                (environment, options) -> environment.createSession(
                        Unpacked.file(BUILTIN_WEIGHTS, folder.resolve(Unpacked.mark(BUILTIN_WEIGHTS) + ".onnx"))
                                .toString(),
                        options),
                () -> resource("/e5-small-v2-q-tokenizer.json"));
    }

    EmbeddingSpace space() {
        return new EmbeddingSpace(provider.word(), name, dimensions, known.maxTokensOfText(SPECIAL_TOKENS), details);
    }

    private static InputStream resource(String name) {
        InputStream stream = OnnxModel.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("the program's archive is incomplete: " + name + " is missing");
        }
        return stream;
    }
}
