package io.vaultkeeper.retrieval.onnx;

import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.scoring.onnx.OnnxScoringModel;
import io.vaultkeeper.retrieval.Reranker;
import io.vaultkeeper.retrieval.RerankingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cross-encoder as it is published for ONNX Runtime, loaded with the first question. Safe for use by several threads.
 */
public final class CrossEncoder implements Reranker {
    private static final List<String> WEIGHTS =
            List.of("model.onnx", "model_quantized.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx");
    private static final String TOKENIZER = "tokenizer.json";

    /** What cross-encoders commonly take of a question and a text together. */
    private static final int MOST_TOKENS = 512;

    private final Path folder;
    private @Nullable OnnxScoringModel model;

    /** Of the first loading. What a failed one took of the memory is not given back, so there is no second. */
    private @Nullable RerankingException failure;

    public CrossEncoder(Path folder) {
        this.folder = folder;
    }

    /** One text a call, since with 8-bit weights the others of a batch change a text's score. */
    @Override
    public List<Double> scores(String question, List<String> texts) {
        OnnxScoringModel loaded = model();
        try {
            return texts.stream()
                    .map(text -> loaded.score(TextSegment.from(text), question).content())
                    .toList();
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private synchronized OnnxScoringModel model() {
        if (failure != null) {
            throw failure;
        }
        if (model == null) {
            try {
                model = new OnnxScoringModel(
                        weights().toString(),
                        new OrtSession.SessionOptions(),
                        folder.resolve(TOKENIZER).toString(),
                        MOST_TOKENS,
                        true);
            } catch (RuntimeException e) {
                failure = failed(e);
                throw failure;
            }
        }
        return model;
    }

    private Path weights() {
        return WEIGHTS.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(folder.resolve(WEIGHTS.get(0)));
    }

    private RerankingException failed(RuntimeException cause) {
        return new RerankingException(
                "The reranker in " + folder + " does not work: is it a cross-encoder with " + WEIGHTS.get(0) + " and "
                        + TOKENIZER + "? Correct retrieval.reranker, or set it to null.",
                cause);
    }
}
