package io.vaultkeeper.retrieval;

import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import io.vaultkeeper.chunking.TokenCounter;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingSpace;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** E5-small as shipped, one text a call, its vectors kept in the system's temporary folder from run to run. */
final class CachedE5 implements Embedder {
    private static final EmbeddingSpace SPACE = new EmbeddingSpace("builtin", "e5-small-v2", 384, 505);

    private final Map<String, float[]> known = new HashMap<>();
    private final E5SmallV2QuantizedEmbeddingModel model = new E5SmallV2QuantizedEmbeddingModel();
    private final DataOutputStream file;

    CachedE5() throws IOException {
        Path path = Path.of(System.getProperty("java.io.tmpdir"), "vaultkeeper-e5-vectors.bin");
        if (Files.exists(path)) {
            read(path);
        }
        file = new DataOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    @Override
    public EmbeddingSpace space() {
        return SPACE;
    }

    @Override
    public TokenCounter tokens() {
        return text -> text.split("\\s+").length;
    }

    @Override
    public List<float[]> embedPassages(List<String> passages) {
        return passages.stream().map(passage -> vector("passage: " + passage)).toList();
    }

    @Override
    public float[] embedQuery(String query) {
        return vector("query: " + query);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized float[] vector(String text) {
        return known.computeIfAbsent(ContentHash.of(text).hex(), hash -> {
            float[] vector = model.embed(text).content().vector();
            write(hash, vector);
            return vector;
        });
    }

    private void write(String hash, float[] vector) {
        try {
            file.writeBytes(hash);
            for (float x : vector) {
                file.writeFloat(x);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path path) throws IOException {
        int bytes = 32 + Float.BYTES * SPACE.dimensions();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 20))) {
            for (long left = Files.size(path) / bytes; left > 0; left--) {
                String hash = new String(in.readNBytes(32), java.nio.charset.StandardCharsets.US_ASCII);
                float[] vector = new float[SPACE.dimensions()];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readFloat();
                }
                known.put(hash, vector);
            }
        }
    }
}
