package io.vaultkeeper.daemon;

import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.EmbeddingServer;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.embedding.EmbeddingTimeouts;
import io.vaultkeeper.embedding.KnownModel;
import io.vaultkeeper.embedding.KnownModels;
import io.vaultkeeper.embedding.RemoteEmbedder;
import io.vaultkeeper.embedding.ollama.OllamaEmbeddings;
import io.vaultkeeper.embedding.onnx.OnnxEmbedder;
import io.vaultkeeper.embedding.openai.OpenAiEmbeddings;
import io.vaultkeeper.llm.ModelAddress;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the embedder that settings name.
 *
 * @param nativeFolder where native libraries are kept between runs
 * @param cores how many texts are embedded at once in this process
 * @param allowRemote whether an index of other settings may go on asking a server that is not on this machine
 */
record Embedders(Path nativeFolder, int cores, boolean allowRemote) {
    private static final Logger LOG = LoggerFactory.getLogger(Embedders.class);

    /**
     * For an index of today.
     *
     * @param settings complete in themselves
     * @param remembered the dimensions of the model when it was last used; they hold while its server is away, not against it
     * @throws EmbeddingException where the model cannot be used, its vectors are too long for an index, or nobody knows its dimensions now
     */
    Embedder open(EmbeddingSettings settings, @Nullable Integer remembered) {
        Embedder embedder = settings.isRemote()
                ? RemoteEmbedder.open(settings, server(settings), EmbeddingTimeouts.DEFAULT, remembered)
                : begun(inProcess(settings), remembered != null);
        EmbeddingSpace space = embedder.space();
        if (space.dimensions() > EmbeddingSpace.MOST_DIMENSIONS) {
            embedder.close();
            throw tooWide(space);
        }
        LOG.info(
                "event=embedding provider={} model={} dimensions={} languages={}",
                space.provider(),
                space.model(),
                space.dimensions(),
                languages(KnownModels.named(space.model())));
        return embedder;
    }

    /**
     * For an index that was made before, whose vectors are in this space and no other. No server is asked.
     *
     * @param settings complete in themselves
     * @throws EmbeddingException where the model is not there any more, another is in its place, or it is not on this machine
     *     and nothing may leave it
     */
    Embedder reopen(EmbeddingSettings settings, EmbeddingSpace space) {
        if (settings.isRemote() && !allowRemote && !new ModelAddress(address(settings)).isLocal()) {
            throw new EmbeddingException("The index was made by " + space.model() + " at " + address(settings)
                    + ", which is not on this machine, and nothing may leave it (allow-remote).");
        }
        Embedder embedder = settings.isRemote()
                ? RemoteEmbedder.reopen(settings, server(settings), EmbeddingTimeouts.DEFAULT, space.dimensions())
                : begun(inProcess(settings), true);
        if (!embedder.space().equals(space)) {
            embedder.close();
            throw new EmbeddingException("Another model is now in the place of " + space.model() + ".");
        }
        return embedder;
    }

    private static EmbeddingException tooWide(EmbeddingSpace space) {
        return new EmbeddingException(
                "The model " + space.model() + " gives vectors of " + space.dimensions() + " numbers; an index takes "
                        + EmbeddingSpace.MOST_DIMENSIONS + " at the most. Choose another model (embedding.model).");
    }

    private OnnxEmbedder inProcess(EmbeddingSettings settings) {
        return settings.provider() == EmbeddingSettings.Provider.ONNX
                ? OnnxEmbedder.ofFolder(settings, nativeFolder, cores)
                : OnnxEmbedder.builtin(settings, nativeFolder, cores);
    }

    /** A new index needs words first; the weights would take the processor from them, for nothing to be found yet. */
    private static Embedder begun(OnnxEmbedder embedder, boolean vectorsAreThere) {
        return vectorsAreThere ? embedder.loadedBeforehand() : embedder.tokenizerLoadedBeforehand();
    }

    private static String languages(KnownModel model) {
        return model.isUnknown() ? "unknown" : model.multilingual() ? "many" : "english";
    }

    private static String address(EmbeddingSettings settings) {
        return Objects.requireNonNull(settings.baseUrl(), "embedding.base-url");
    }

    private static EmbeddingServer server(EmbeddingSettings settings) {
        String address = address(settings);
        var connect = EmbeddingTimeouts.DEFAULT.connect();
        return settings.provider() == EmbeddingSettings.Provider.OLLAMA
                ? new OllamaEmbeddings(address, settings.apiKey(), settings.model(), connect)
                : new OpenAiEmbeddings(address, settings.apiKey(), settings.model(), connect);
    }
}
