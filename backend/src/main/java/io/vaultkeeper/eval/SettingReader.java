package io.vaultkeeper.eval;

import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.retrieval.Mode;
import java.util.Locale;

/** Reads a setting as it is written on the command line: what differs from the one in use, as in {@code mode=keyword,chunk=200}. */
public final class SettingReader {
    private static final String KNOWN = "mode=hybrid|semantic|keyword, chunk=TOKENS, weight=0..1, k=PASSAGES, "
            + "model=builtin | ollama:NAME | openai:NAME | onnx:FOLDER";
    private static final int LEAST_CHUNK = 32;
    private static final int MOST_CHUNK = 2_000;
    private static final int MOST_PASSAGES = 1_000;

    private final Setting base;

    public SettingReader(Setting base) {
        this.base = base;
    }

    public Setting read(String text) throws EvalException {
        Setting setting = named(text);
        for (String part : text.split(",")) {
            String[] sides = part.split("=", 2);
            if (sides.length < 2) {
                throw fault(part);
            }
            setting = with(setting, sides[0].strip(), sides[1].strip(), part);
        }
        return setting;
    }

    private Setting named(String name) {
        return new Setting(
                name.strip(),
                base.embedding(),
                base.chunkTokens(),
                base.mode(),
                base.vectorWeight(),
                base.topK(),
                false);
    }

    private Setting with(Setting s, String key, String value, String part) throws EvalException {
        try {
            return switch (key) {
                case "mode" ->
                    new Setting(
                            s.name(),
                            s.embedding(),
                            s.chunkTokens(),
                            Mode.valueOf(value.toUpperCase(Locale.ROOT)),
                            s.vectorWeight(),
                            s.topK(),
                            false);
                case "chunk" ->
                    new Setting(
                            s.name(),
                            s.embedding(),
                            within(value, LEAST_CHUNK, MOST_CHUNK),
                            s.mode(),
                            s.vectorWeight(),
                            s.topK(),
                            false);
                case "weight" ->
                    new Setting(s.name(), s.embedding(), s.chunkTokens(), s.mode(), share(value), s.topK(), false);
                case "k" ->
                    new Setting(
                            s.name(),
                            s.embedding(),
                            s.chunkTokens(),
                            s.mode(),
                            s.vectorWeight(),
                            within(value, 1, MOST_PASSAGES),
                            false);
                case "model" ->
                    new Setting(s.name(), model(value), s.chunkTokens(), s.mode(), s.vectorWeight(), s.topK(), false);
                default -> throw fault(part);
            };
        } catch (IllegalArgumentException e) {
            throw fault(part);
        }
    }

    private EmbeddingSettings model(String value) {
        int colon = value.indexOf(':');
        EmbeddingSettings.Provider provider = EmbeddingSettings.Provider.valueOf(
                (colon < 0 ? value : value.substring(0, colon)).toUpperCase(Locale.ROOT));
        if (provider == EmbeddingSettings.Provider.BUILTIN) {
            return EmbeddingSettings.DEFAULTS;
        }
        EmbeddingSettings now = base.embedding();
        return new EmbeddingSettings(provider, value.substring(colon + 1), now.baseUrl(), now.apiKey(), null, null);
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
