package io.vaultkeeper.embedding;

import org.jspecify.annotations.Nullable;

/**
 * What a model was trained to expect.
 *
 * @param queryPrefix put before a question
 * @param passagePrefix put before a text that may answer one
 * @param maxTokens of one text, prefix and special tokens included; beyond it nothing was learnt
 * @param dimensions of its vectors; null where models of several sizes bear the name
 * @param multilingual knows more languages than English
 */
public record KnownModel(
        String queryPrefix,
        String passagePrefix,
        Pooling pooling,
        int maxTokens,
        @Nullable Integer dimensions,
        boolean multilingual) {
    /** The least that embedding models take, and the most common way of pooling. */
    static final KnownModel UNKNOWN = new KnownModel("", "", Pooling.MEAN, 512, null, false);

    /** A sentence must have room, however long a prefix the settings name. */
    private static final int LEAST_ROOM = 32;

    /** No known name fits. */
    public boolean isUnknown() {
        return equals(UNKNOWN);
    }

    /** With what the settings say in place of the model's own. */
    public KnownModel with(EmbeddingSettings settings) {
        return new KnownModel(
                settings.queryPrefix() == null ? queryPrefix : settings.queryPrefix(),
                settings.passagePrefix() == null ? passagePrefix : settings.passagePrefix(),
                pooling,
                maxTokens,
                dimensions,
                multilingual);
    }

    /** Room that the longer prefix leaves; an upper bound that needs no tokenizer: no token is shorter than a character. */
    public int maxTokensOfText(int specialTokens) {
        int prefix =
                Math.max(passagePrefix.strip().length(), queryPrefix.strip().length());
        return Math.max(LEAST_ROOM, maxTokens - specialTokens - prefix);
    }
}
