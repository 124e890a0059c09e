package io.vaultkeeper.embedding.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.vaultkeeper.chunking.TokenCounter;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.embedding.WordTokenCounter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Embeds inside this process. Tokenizer and weights are loaded at their first use, so that a start does not wait for them. */
public final class OnnxEmbedder implements Embedder {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxEmbedder.class);

    private final OnnxModel model;
    private final Path nativeFolder;
    private final int workerCount;

    /** A lock of its own: whoever counts tokens need not wait for the weights. */
    private final Object counting = new Object();

    private @Nullable TokenCounter tokens;
    private @Nullable Workers workers;
    private boolean closed;

    private OnnxEmbedder(OnnxModel model, Path nativeFolder, int workerCount) {
        this.model = model;
        this.nativeFolder = nativeFolder;
        this.workerCount = workerCount;
    }

    /**
     * The model that comes with the program.
     *
     * @param nativeFolder where native libraries are kept between runs
     * @param workerCount how many texts are embedded at once
     */
    public static OnnxEmbedder builtin(EmbeddingSettings settings, Path nativeFolder, int workerCount) {
        return new OnnxEmbedder(OnnxModel.builtin(settings, nativeFolder), nativeFolder, workerCount);
    }

    /**
     * The model of a folder.
     *
     * @param settings name the folder as the model
     * @param nativeFolder where native libraries are kept between runs
     * @param workerCount how many texts are embedded at once
     * @throws EmbeddingException where the folder holds no model that can be used
     */
    public static OnnxEmbedder ofFolder(EmbeddingSettings settings, Path nativeFolder, int workerCount) {
        NativeLibraries.keepIn(nativeFolder);
        return new OnnxEmbedder(OnnxFolder.read(settings), nativeFolder, workerCount);
    }

    /** Begins to load the weights beside what else is going on. A failure is told to the first who uses them. */
    public OnnxEmbedder loadedBeforehand() {
        return beforehand(this::workers);
    }

    /** As {@link #loadedBeforehand} for the tokenizer: enough for texts to be cut into chunks, and a third of the work. */
    public OnnxEmbedder tokenizerLoadedBeforehand() {
        return beforehand(this::tokens);
    }

    private OnnxEmbedder beforehand(Supplier<?> load) {
        Thread thread = new Thread(
                () -> {
                    try {
                        var unused = load.get();
                    } catch (EmbeddingException e) {
                        LOG.debug("event=model-not-loaded reason=\"{}\"", e.getMessage());
                    }
                },
                "model-loading");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    @Override
    public EmbeddingSpace space() {
        return model.space();
    }

    @Override
    public TokenCounter tokens() {
        synchronized (counting) {
            if (tokens == null) {
                tokens = new WordTokenCounter(loadTokenizer());
            }
            return tokens;
        }
    }

    @Override
    public List<float[]> embedPassages(List<String> passages) {
        return workers()
                .passages(passages.stream()
                        .map(text -> model.known().passagePrefix() + text)
                        .toList());
    }

    @Override
    public float[] embedQuery(String query) {
        return workers().query(model.known().queryPrefix() + query);
    }

    /** Waits where tokenizer or weights are just being loaded: the process must not end meanwhile. */
    @Override
    public void close() {
        synchronized (counting) {
            closeWorkers();
        }
    }

    private synchronized void closeWorkers() {
        if (closed) {
            return;
        }
        closed = true;
        if (workers != null) {
            workers.close();
        }
    }

    private Workers loadWorkers() {
        try {
            NativeLibraries.keepIn(nativeFolder);
            return new Workers(model, workerCount);
        } catch (UncheckedIOException | LinkageError e) {
            throw new EmbeddingException(
                    "The embedding model cannot be loaded. Is there room on the disk of " + nativeFolder + "?", e);
        }
    }

    private synchronized Workers workers() {
        if (closed) {
            throw new EmbeddingException("The embedding model is closed.");
        }
        if (workers == null) {
            workers = loadWorkers();
        }
        return workers;
    }

    private TokenCounter loadTokenizer() {
        try {
            NativeLibraries.keepIn(nativeFolder);
            HuggingFaceTokenizer tokenizer =
                    Encoder.tokenizer(model, Map.of("padding", "false", "truncation", "false"));
            return text -> tokenizer.encode(text, false, false).getIds().length;
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new EmbeddingException(
                    "The tokenizer of " + model.name() + " cannot be loaded. Is there room on the disk of "
                            + nativeFolder + "?",
                    e);
        }
    }
}
