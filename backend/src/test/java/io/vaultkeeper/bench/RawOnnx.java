package io.vaultkeeper.bench;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** The machine's limit: texts that are tokenised beforehand, a session and a thread a core, nothing but the model's run. */
final class RawOnnx implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final List<OrtSession> sessions = new ArrayList<>();
    private final List<Map<String, OnnxTensor>> inputs = new ArrayList<>();

    RawOnnx(List<String> texts) throws IOException {
        try (InputStream weights = resource("/e5-small-v2-q.onnx");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            byte[] model = weights.readAllBytes();
            for (int i = 0; i < Workshop.CORES; i++) {
                sessions.add(environment.createSession(model, options));
            }
            tokenize(texts);
        } catch (OrtException e) {
            throw new IOException(e);
        }
    }

    private void tokenize(List<String> texts) throws IOException, OrtException {
        try (InputStream definition = resource("/e5-small-v2-q-tokenizer.json");
                HuggingFaceTokenizer tokenizer =
                        HuggingFaceTokenizer.newInstance(definition, Map.of("padding", "false"))) {
            for (String text : texts) {
                Encoding encoding = tokenizer.encode(text, true, false);
                inputs.add(Map.of(
                        "input_ids", tensor(encoding.getIds()),
                        "attention_mask", tensor(encoding.getAttentionMask()),
                        "token_type_ids", tensor(encoding.getTypeIds())));
            }
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {values});
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(RawOnnx.class.getResourceAsStream(name), name);
    }

    /** Texts number {@code from} to before {@code to}. */
    void run(int from, int to) throws InterruptedException {
        AtomicInteger next = new AtomicInteger(from);
        List<Thread> threads = sessions.stream()
                .map(session -> new Thread(() -> take(session, next, to)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void take(OrtSession session, AtomicInteger next, int to) {
        try {
            for (int i = next.getAndIncrement(); i < to; i = next.getAndIncrement()) {
                session.run(inputs.get(i)).close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            inputs.forEach(input -> input.values().forEach(OnnxTensor::close));
            for (OrtSession session : sessions) {
                session.close();
            }
        } catch (OrtException e) {
            throw new IOException(e);
        }
    }
}
