package io.vaultkeeper.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The built-in model in transformers.js, run by {@code scripts/bench-js}. */
record TransformersJs(Path folder) {
    private static final JsonMapper JSON = new JsonMapper();

    /** @param seconds without the start and the loading of the model */
    record Embedded(double seconds, List<float[]> vectors) {}

    /** @param folder receives the model's files, under the names that transformers.js looks for */
    static TransformersJs in(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("onnx"));
        copy("/e5-small-v2-q.onnx", folder.resolve("onnx/model_quantized.onnx"));
        copy("/e5-small-v2-q-tokenizer.json", folder.resolve("tokenizer.json"));
        JSON.writeValue(folder.resolve("config.json").toFile(), Map.of("model_type", "bert"));
        JSON.writeValue(
                folder.resolve("tokenizer_config.json").toFile(),
                Map.of("tokenizer_class", "BertTokenizer", "model_max_length", 512));
        return new TransformersJs(folder);
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream from = TransformersJs.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(from, resource), to);
        }
    }

    /** @param build of ONNX Runtime, as {@code embed.mjs} names it */
    Embedded embed(List<String> texts, String build) throws IOException, InterruptedException {
        JSON.writeValue(
                folder.resolve("texts.json").toFile(),
                texts.stream().map(text -> "passage: " + text).toList());
        String script =
                Path.of(System.getProperty("bench.js", "."), "embed.mjs").toString();
        Process node = new ProcessBuilder("node", script, folder.toString(), build)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (node.waitFor() != 0) {
            throw new IOException("node " + script + " failed; run it by itself to see why");
        }
        return JSON.readValue(folder.resolve("embedded.json").toFile(), Embedded.class);
    }
}
