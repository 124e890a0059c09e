package io.vaultkeeper.eval;

import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.retrieval.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a setting as it is written on the command line: what differs from the one in use, as in {@code mode=keyword,chunk=200}. */
public final class SettingReader {
    private static final String KNOWN =
            "mode=hybrid|semantic|keyword, chunk=TOKENS (32 to 2,000), weight=0..1, k=PASSAGES (1 to 1,000), "
                    + "model=builtin | ollama:NAME | openai:NAME | onnx:FOLDER, reranker=FOLDER | none";
    private static final String NONE = "none";
    private static final int LEAST_CHUNK = 32;
    private static final int MOST_CHUNK = 2_000;
    private static final int MOST_PASSAGES = 1_000;

    private final Setting base;
    private final UnaryOperator<EmbeddingSettings> completing;

    /**
     * @param base the setting in use
     * @param completing gives a model its server's address where it names none
     */
    public SettingReader(Setting base, UnaryOperator<EmbeddingSettings> completing) {
        this.base = base;
        this.completing = completing;
    }

    public Setting read(String text) throws EvalException {
        Setting setting = base.named(text.strip());
        Set<String> keys = new HashSet<>();
        for (String part : text.split(",")) {
            String[] sides = part.split("=", 2);
            if (sides.length < 2) {
                throw fault(part);
            }
            if (!keys.add(sides[0].strip())) {
                throw new EvalException("\"" + text.strip() + "\" names " + sides[0].strip()
                        + " twice. Write a --setting for each value to compare.");
            }
            setting = with(setting, sides[0].strip(), sides[1].strip(), part);
        }
        return setting;
    }

    private Setting with(Setting setting, String key, String value, String part) throws EvalException {
        try {
            return switch (key) {
                case "mode" -> setting.with(Mode.valueOf(value.toUpperCase(Locale.ROOT)));
                case "chunk" -> setting.withChunkTokens(within(value, LEAST_CHUNK, MOST_CHUNK));
                case "weight" -> setting.withVectorWeight(share(value));
                case "k" -> setting.withTopK(within(value, 1, MOST_PASSAGES));
                case "model" -> setting.with(model(value));
                case "reranker" -> setting.withReranker(reranker(value));
                default -> throw fault(part);
            };
        } catch (IllegalArgumentException e) {
            throw fault(part);
        }
    }

    private static @Nullable Path reranker(String value) throws EvalException {
        if (value.equals(NONE)) {
            return null;
        }
        Path folder = Path.of(value);
        if (!Files.isDirectory(folder)) {
            throw new EvalException(
                    "There is no folder " + folder + ". Name one that holds a cross-encoder's model.onnx "
                            + "and tokenizer.json, or write reranker=" + NONE + ".");
        }
        return folder;
    }

    private EmbeddingSettings model(String value) throws EvalException {
        int colon = value.indexOf(':');
        EmbeddingSettings.Provider provider = EmbeddingSettings.Provider.valueOf(
                (colon < 0 ? value : value.substring(0, colon)).toUpperCase(Locale.ROOT));
        if (provider == EmbeddingSettings.Provider.BUILTIN) {
            return EmbeddingSettings.DEFAULTS;
        }
        if (provider == EmbeddingSettings.Provider.ONNX && !Files.isDirectory(Path.of(value.substring(colon + 1)))) {
            throw new EvalException("There is no folder " + value.substring(colon + 1)
                    + ". Name one that holds a model's model.onnx and tokenizer.json.");
        }
        EmbeddingSettings now = base.embedding();
        boolean sameServer = provider == now.provider();
        return completing.apply(new EmbeddingSettings(
                provider,
                value.substring(colon + 1),
                sameServer ? now.baseUrl() : null,
                sameServer ? now.apiKey() : null,
                null,
                null));
    }

    private static int within(String value, int least, int most) {
        int number = Integer.parseInt(value);
        if (number < least || number > most) {
            throw new IllegalArgumentException(value);
        }
        return number;
    }

    private static double share(String value) {
        double number = Double.parseDouble(value);
        if (!(number >= 0 && number <= 1)) {
            throw new IllegalArgumentException(value);
        }
        return number;
    }

    private static EvalException fault(String part) {
        return new EvalException("\"" + part.strip() + "\" is no setting to compare. Known: " + KNOWN);
    }
}
