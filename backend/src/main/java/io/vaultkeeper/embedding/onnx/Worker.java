package io.vaultkeeper.embedding.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import io.vaultkeeper.embedding.EmbeddingException;
import java.io.IOException;
import java.io.InputStream;

/**
 * One session with one thread: several of these side by side come to the runtime's own limit, where one session with many
 * threads loses up to half of it. Embeds one text a call, since with 8-bit weights a batch changes its members' vectors.
 */
final class Worker extends AbstractInProcessEmbeddingModel {
    private final OnnxBertBiEncoder encoder;

    Worker(OnnxModel model, OrtSession session) {
        super(Runnable::run);
        try (InputStream tokenizer = model.tokenizer().get()) {
            encoder = new OnnxBertBiEncoder(OrtEnvironment.getEnvironment(), session, tokenizer, model.pooling());
        } catch (IOException e) {
            throw new EmbeddingException("The tokenizer of " + model.name() + " cannot be read.", e);
        }
    }

    static OrtSession session(OnnxModel model) {
        try (InputStream weights = model.weights().get();
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return OrtEnvironment.getEnvironment().createSession(weights.readAllBytes(), options);
        } catch (OrtException | IOException e) {
            throw new EmbeddingException("The embedding model " + model.name() + " cannot be loaded.", e);
        }
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    /** A vector of length one. */
    float[] vector(String text) {
        return embed(text).content().vector();
    }
}
