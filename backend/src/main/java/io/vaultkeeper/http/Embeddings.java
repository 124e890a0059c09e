package io.vaultkeeper.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.http.EmbeddingsJson.Encoding;
import io.vaultkeeper.http.EmbeddingsJson.InputType;
import io.vaultkeeper.llm.Cancellation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Vectors for other programs, by the model whose index answers. */
final class Embeddings {
    /** A second's work or so, after which it is asked whether anybody still waits. */
    private static final int SLICE = 64;

    private Embeddings() {}

    record Answer(String object, List<Vector> data, String model, Usage usage) {}

    /** @param embedding numbers, or the bytes of little-endian floats in base 64 */
    record Vector(String object, int index, Object embedding) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Usage(int promptTokens, int totalTokens) {}

    /** @throws ProblemException (503) once it is cancelled */
    static Answer answer(EmbeddingsJson request, Embedder embedder, Cancellation cancellation) {
        Encoding encoding = request.encoding();
        List<String> texts = request.texts();
        checkDimensions(request, embedder);
        int tokens = countTokens(texts, embedder);
        List<Vector> data = new ArrayList<>();
        for (float[] vector : vectors(request.type(), texts, embedder, cancellation)) {
            Object written = encoding == Encoding.BASE64 ? base64(vector) : vector;
            data.add(new Vector("embedding", data.size(), written));
        }
        return new Answer("list", data, embedder.space().model(), new Usage(tokens, tokens));
    }

    private static List<float[]> vectors(
            InputType type, List<String> texts, Embedder embedder, Cancellation cancellation) {
        List<float[]> vectors = new ArrayList<>();
        for (int done = 0; done < texts.size(); done += SLICE) {
            if (cancellation.isCancelled()) {
                throw new ProblemException(503, "Stopped", "Vaultkeeper stops.", null);
            }
            List<String> slice = texts.subList(done, Math.min(done + SLICE, texts.size()));
            vectors.addAll(
                    type == InputType.QUERY
                            ? slice.stream().map(embedder::embedQuery).toList()
                            : embedder.embedPassages(slice));
        }
        return vectors;
    }

    private static void checkDimensions(EmbeddingsJson request, Embedder embedder) {
        int made = embedder.space().dimensions();
        if (request.dimensions() != null && request.dimensions() != made) {
            throw ProblemException.badField("dimensions", "must be " + made + ", which this model's vectors have");
        }
    }

    /** Models drop without a word what they do not take. */
    private static int countTokens(List<String> texts, Embedder embedder) {
        int most = embedder.space().maxTokens();
        int all = 0;
        for (int i = 0; i < texts.size(); i++) {
            int tokens = embedder.tokens().count(texts.get(i));
            if (tokens > most && !embedder.takesAnyLength()) {
                String field = texts.size() == 1 ? "input" : "input[" + i + "]";
                throw ProblemException.badField(
                        field, "has " + tokens + " tokens, and the model takes " + most + ": send it in parts");
            }
            all += tokens;
        }
        return all;
    }

    private static String base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
