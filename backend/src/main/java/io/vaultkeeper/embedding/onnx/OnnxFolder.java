package io.vaultkeeper.embedding.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.KnownModel;
import io.vaultkeeper.embedding.KnownModels;
import io.vaultkeeper.embedding.Pooling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A folder as models for ONNX Runtime are published: weights, {@code tokenizer.json}, and files beside them, each of which may
 * be missing, that tell what the model is like.
 */
final class OnnxFolder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WEIGHTS =
            List.of("model.onnx", "model_quantized.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx");
    private static final List<String> TOKENIZERS = List.of("tokenizer.json", "onnx/tokenizer.json");

    /** Larger numbers stand for "no limit". */
    private static final int MOST_TOKENS = 1_000_000;

    /** RoBERTa and its kin count positions from 2. */
    private static final int FIRST_POSITION_OF_ROBERTA = 2;

    private final Path folder;
    private final JsonNode config;
    private final JsonNode pooling;

    private OnnxFolder(Path folder) {
        this.folder = folder;
        this.config = json("config.json");
        this.pooling = json("1_Pooling/config.json");
    }

    /** @throws EmbeddingException where a file is missing or cannot be read */
    static OnnxModel read(EmbeddingSettings settings) {
        OnnxFolder folder = new OnnxFolder(Path.of(settings.model()));
        try {
            return folder.model(settings);
        } catch (IOException e) {
            throw new EmbeddingException("The embedding model in " + settings.model() + " cannot be read.", e);
        }
    }

    private OnnxModel model(EmbeddingSettings settings) throws IOException {
        Path weights = oneOf(WEIGHTS);
        Path tokenizer = oneOf(TOKENIZERS);
        KnownModel known = known().with(settings);
        String details = String.join(
                "|",
                known.queryPrefix(),
                known.passagePrefix(),
                known.pooling().name(),
                FileMark.of(weights, tokenizer));
        OnnxModel model = new OnnxModel(
                settings.provider(),
                Objects.requireNonNullElse(folder.getFileName(), folder).toString(),
                dimensions(known),
                known,
                details,
                (environment, options) -> environment.createSession(weights.toString(), options),
                () -> open(tokenizer));
        return model.dimensions() > 0 ? model : withAskedDimensions(model);
    }

    private Path oneOf(List<String> names) {
        return names.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new EmbeddingException("There is no " + names.get(0) + " in " + folder
                        + ". Set embedding.model to a folder that holds model.onnx and tokenizer.json."));
    }

    /** What the folder tells goes before what is known of the name. */
    private KnownModel known() {
        KnownModel byFolder = KnownModels.named(folder.toString());
        KnownModel named = byFolder.isUnknown()
                ? KnownModels.named(config.path("_name_or_path").asText())
                : byFolder;
        return new KnownModel(
                named.queryPrefix(),
                named.passagePrefix(),
                pooling(named),
                maxTokens(named),
                named.dimensions(),
                named.multilingual());
    }

    private Pooling pooling(KnownModel named) {
        if (pooling.path("pooling_mode_cls_token").asBoolean()) {
            return Pooling.CLS;
        }
        if (pooling.path("pooling_mode_lasttoken").asBoolean()) {
            return Pooling.LAST;
        }
        return pooling.path("pooling_mode_mean_tokens").asBoolean() ? Pooling.MEAN : named.pooling();
    }

    private int maxTokens(KnownModel named) {
        boolean roberta = config.path("model_type").asText().contains("roberta");
        int positions = config.path("max_position_embeddings").asInt() - (roberta ? FIRST_POSITION_OF_ROBERTA : 0);
        return IntStream.of(
                        json("sentence_bert_config.json").path("max_seq_length").asInt(),
                        (int) Math.min(
                                MOST_TOKENS,
                                json("tokenizer_config.json")
                                        .path("model_max_length")
                                        .asDouble()),
                        positions,
                        named.isUnknown() ? 0 : named.maxTokens())
                .filter(limit -> limit > 0 && limit < MOST_TOKENS)
                .min()
                .orElse(named.maxTokens());
    }

    /** 0 where nothing tells. */
    private int dimensions(KnownModel known) {
        int pooled = pooling.path("word_embedding_dimension").asInt();
        int hidden = config.path("hidden_size").asInt();
        int named = known.dimensions() == null ? 0 : known.dimensions();
        return IntStream.of(pooled, hidden, named)
                .filter(told -> told > 0)
                .findFirst()
                .orElse(0);
    }

    /** Loads the model for one word. */
    private static OnnxModel withAskedDimensions(OnnxModel model) {
        try (Encoder encoder = Encoder.open(model)) {
            return new OnnxModel(
                    model.provider(),
                    model.name(),
                    encoder.vector("dimensions").length,
                    model.known(),
                    model.details(),
                    model.weights(),
                    model.tokenizer());
        }
    }

    private JsonNode json(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.isRegularFile(file) ? JSON.readTree(file.toFile()) : JSON.missingNode();
        } catch (IOException e) {
            throw new EmbeddingException(file + " is not JSON. Fetch the model again.", e);
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
