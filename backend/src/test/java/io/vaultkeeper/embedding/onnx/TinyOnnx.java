package io.vaultkeeper.embedding.onnx;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A real model for ONNX Runtime, as small as one can be: each word has a vector of its own, which the model looks up. Written as
 * the ONNX format has it (onnx.proto3), with a tokenizer of a dozen words.
 */
public final class TinyOnnx {
    public static final List<String> WORDS = List.of(
            "[PAD]", "[UNK]", "[CLS]", "[SEP]", "query", "passage", ":", "tea", "coffee", "boat", "sea", "bread");

    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int OPSET = 13;

    private final int dimensions;
    private final Path folder;
    private List<String> inputs = List.of("input_ids", "attention_mask");
    private String weights = "model.onnx";
    private boolean external;
    private boolean pooled;
    private long seed = 1;

    private TinyOnnx(Path folder, int dimensions) {
        this.folder = folder;
        this.dimensions = dimensions;
    }

    public static TinyOnnx in(Path folder, int dimensions) {
        return new TinyOnnx(folder, dimensions);
    }

    public TinyOnnx named(String file) {
        weights = file;
        return this;
    }

    TinyOnnx withInputs(String... names) {
        inputs = List.of(names);
        return this;
    }

    /** With its numbers in a file of their own, as models above two gigabytes have them. */
    TinyOnnx withExternalData() {
        external = true;
        return this;
    }

    /** Gives one vector a text. */
    public TinyOnnx pooled() {
        pooled = true;
        return this;
    }

    /** Other numbers. */
    public TinyOnnx seeded(long other) {
        seed = other;
        return this;
    }

    public Path write() throws IOException {
        Path file = folder.resolve(weights);
        Files.createDirectories(file.getParent());
        byte[] table = table();
        if (external) {
            Files.write(file.resolveSibling(file.getFileName() + "_data"), table);
        }
        Files.write(file, model(table));
        Files.write(folder.resolve("tokenizer.json"), tokenizer());
        return folder;
    }

    /** A file beside the weights. */
    TinyOnnx with(String file, String json) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, json);
        return this;
    }

    /** The vector of a word, as it is looked up. */
    public float[] vector(String word) {
        float[] vector = new float[dimensions];
        ByteBuffer numbers = ByteBuffer.wrap(table()).order(ByteOrder.LITTLE_ENDIAN);
        numbers.position(WORDS.indexOf(word) * dimensions * Float.BYTES);
        numbers.asFloatBuffer().get(vector);
        return vector;
    }

    private byte[] table() {
        Random random = new Random(seed);
        ByteBuffer numbers =
                ByteBuffer.allocate(WORDS.size() * dimensions * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (numbers.hasRemaining()) {
            numbers.putFloat((float) random.nextGaussian());
        }
        return numbers.array();
    }

    private byte[] model(byte[] table) {
        Protobuf lookUp = new Protobuf()
                .text(1, "table")
                .text(1, "input_ids")
                .text(2, pooled ? "looked_up" : "last_hidden_state")
                .text(4, "Gather");
        Protobuf graph = new Protobuf().message(1, lookUp);
        if (pooled) {
            graph.message(1, mean());
        }
        graph.text(2, "tiny").message(5, initializer(table));
        inputs.forEach(name -> graph.message(11, value(name, INT64, "batch", "words")));
        graph.message(
                12,
                pooled
                        ? value("sentence_embedding", FLOAT, "batch", "")
                        : value("last_hidden_state", FLOAT, "batch", "words", ""));
        Protobuf opset = new Protobuf().text(1, "").number(2, OPSET);
        return new Protobuf().number(1, 8).message(7, graph).message(8, opset).bytes();
    }

    private static Protobuf mean() {
        return new Protobuf()
                .text(1, "looked_up")
                .text(2, "sentence_embedding")
                .text(4, "ReduceMean")
                .message(5, new Protobuf().text(1, "axes").number(8, 1).number(20, 7))
                .message(5, new Protobuf().text(1, "keepdims").number(3, 0).number(20, 2));
    }

    private Protobuf initializer(byte[] table) {
        Protobuf tensor = new Protobuf()
                .number(1, WORDS.size())
                .number(1, dimensions)
                .number(2, FLOAT)
                .text(8, "table");
        if (!external) {
            return tensor.data(9, table);
        }
        String file = Path.of(weights).getFileName() + "_data";
        return tensor.message(13, new Protobuf().text(1, "location").text(2, file))
                .number(14, 1);
    }

    /** @param shape names of dimensions; the empty one stands for the vector's */
    private Protobuf value(String name, int type, String... shape) {
        Protobuf dims = new Protobuf();
        for (String each : shape) {
            dims.message(1, each.isEmpty() ? new Protobuf().number(1, dimensions) : new Protobuf().text(2, each));
        }
        Protobuf tensor = new Protobuf().number(1, type).message(2, dims);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }

    private static byte[] tokenizer() throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = (ObjectNode) json.readTree("""
                {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
                 "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"}, "decoder": null,
                 "post_processor": {"type": "TemplateProcessing",
                   "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                              {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
                   "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
                   "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
                                      "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}}}""");
        ObjectNode model = root.putObject("model").put("type", "WordLevel").put("unk_token", "[UNK]");
        ObjectNode vocabulary = model.putObject("vocab");
        for (int i = 0; i < WORDS.size(); i++) {
            vocabulary.put(WORDS.get(i), i);
        }
        return json.writeValueAsBytes(root);
    }
}
