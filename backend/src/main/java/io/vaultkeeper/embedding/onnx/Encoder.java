package io.vaultkeeper.embedding.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.Pooling;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Tokens of one text through the model, and their vectors pooled into one. One text a call, since with 8-bit weights a batch
 * changes its members' vectors. Not langchain4j's encoder, which puts a text together from its tokens again and can do that for
 * BERT's alone. Safe for use by several threads.
 */
final class Encoder implements AutoCloseable {
    private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids", "position_ids");

    /** By how models name them, the best first: already pooled, or a vector a token. */
    private static final List<String> OUTPUTS = List.of("sentence_embedding", "last_hidden_state", "token_embeddings");

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final String name;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final Pooling pooling;
    private final String output;

    private Encoder(OnnxModel model, OrtSession session, HuggingFaceTokenizer tokenizer) {
        this.name = model.name();
        this.session = session;
        this.tokenizer = tokenizer;
        this.pooling = model.known().pooling();
        this.output = output(session.getOutputNames());
    }

    /** @throws EmbeddingException where the model's files cannot be read or are of another kind */
    static Encoder open(OnnxModel model) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // Several of these side by side come to the runtime's own limit; one call of many threads loses up to half
            // of it.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            HuggingFaceTokenizer tokenizer =
                    tokenizer(model, Map.of("padding", "false", "truncation", "true", "maxLength", maxLength(model)));
            return open(model, options, tokenizer);
        } catch (EmbeddingException e) {
            throw e;
        } catch (OrtException | IOException | RuntimeException e) {
            throw new EmbeddingException(
                    "The embedding model " + model.name()
                            + " cannot be loaded: its files are broken, or there is too little memory. Fetch it again.",
                    e);
        }
    }

    /** Takes the tokenizer over; closes it, and what else was opened, where the model cannot be used. */
    private static Encoder open(OnnxModel model, OrtSession.SessionOptions options, HuggingFaceTokenizer tokenizer)
            throws OrtException, IOException {
        OrtSession session = null;
        try {
            session = model.weights().open(OrtEnvironment.getEnvironment(), options);
            checkInputs(model.name(), session.getInputNames());
            return new Encoder(model, session, tokenizer);
        } catch (OrtException | IOException | RuntimeException e) {
            tokenizer.close();
            if (session != null) {
                session.close();
            }
            throw e;
        }
    }

    private static void checkInputs(String name, Set<String> inputs) {
        for (String input : inputs) {
            if (!INPUTS.contains(input)) {
                throw new EmbeddingException("The model " + name + " wants the input " + input
                        + ", which embedding models do not have. Choose another (embedding.model).");
            }
        }
    }

    private static String maxLength(OnnxModel model) {
        return Integer.toString(model.known().maxTokens());
    }

    static HuggingFaceTokenizer tokenizer(OnnxModel model, Map<String, String> options) throws IOException {
        try (InputStream definition = model.tokenizer().get()) {
            return HuggingFaceTokenizer.newInstance(definition, options);
        }
    }

    private static String output(Set<String> names) {
        return OUTPUTS.stream().filter(names::contains).findFirst().orElseGet(() -> names.iterator()
                .next());
    }

    /** As the model gives it, of any length. */
    float[] vector(String text) {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            fill(inputs, tokenizer.encode(text, true, false));
            try (OrtSession.Result result = session.run(inputs)) {
                return pooled((OnnxTensor) result.get(output).orElseThrow());
            }
        } catch (OrtException | RuntimeException e) {
            throw new EmbeddingException("The embedding model " + name + " failed on a text.", e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private void fill(Map<String, OnnxTensor> inputs, Encoding encoding) throws OrtException {
        for (String input : session.getInputNames()) {
            long[] values =
                    switch (input) {
                        case "input_ids" -> encoding.getIds();
                        case "attention_mask" -> encoding.getAttentionMask();
                        case "token_type_ids" -> encoding.getTypeIds();
                        case "position_ids" ->
                            LongStream.range(0, encoding.getIds().length).toArray();
                        default -> throw new IllegalStateException(input);
                    };
            inputs.put(input, OnnxTensor.createTensor(environment, new long[][] {values}));
        }
    }

    /** @param output a vector a token, or one that is pooled already */
    private float[] pooled(OnnxTensor output) {
        float[] all = output.getFloatBuffer().array();
        long[] shape = output.getInfo().getShape();
        int dimensions = (int) shape[shape.length - 1];
        if (shape.length == 2) {
            return all;
        }
        return switch (pooling) {
            case CLS -> Arrays.copyOf(all, dimensions);
            case LAST -> Arrays.copyOfRange(all, all.length - dimensions, all.length);
            case MEAN -> mean(all, dimensions);
        };
    }

    private static float[] mean(float[] all, int dimensions) {
        float[] mean = new float[dimensions];
        for (int start = 0; start < all.length; start += dimensions) {
            for (int i = 0; i < dimensions; i++) {
                mean[i] += all[start + i];
            }
        }
        float share = (float) dimensions / all.length;
        for (int i = 0; i < dimensions; i++) {
            mean[i] *= share;
        }
        return mean;
    }

    @Override
    public void close() {
        try {
            session.close();
            tokenizer.close();
        } catch (OrtException e) {
            throw new EmbeddingException("The embedding model could not be closed.", e);
        }
    }
}
