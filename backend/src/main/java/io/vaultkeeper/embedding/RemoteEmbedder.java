package io.vaultkeeper.embedding;

import io.vaultkeeper.chunking.TokenCounter;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Embeds by a server. */
public final class RemoteEmbedder implements Embedder {
    /** Some seconds of work for a large model on a small machine, so that a pause or an end is not waited for. */
    private static final int BATCH = 16;

    /** Put round a text by the models' own tokenizers. */
    private static final int SPECIAL_TOKENS = 2;

    /** In characters, fewer than any model's tokens: shorter texts are refused for another reason. */
    private static final int SHORTEST_TO_HALVE = 256;

    /** After a question was waited for in vain, the next ones are not: an answer asks several. Any vector ends it. */
    private static final long SILENCE_NANOS = Duration.ofSeconds(15).toNanos();

    private final EmbeddingServer server;
    private final KnownModel known;
    private final EmbeddingSpace space;
    private final EmbeddingTimeouts timeouts;
    private volatile long silentUntil = System.nanoTime();
    private final TokenCounter tokens = new WordTokenCounter(new EstimatedTokens());

    private RemoteEmbedder(EmbeddingServer server, KnownModel known, EmbeddingSpace space, EmbeddingTimeouts timeouts) {
        this.server = server;
        this.known = known;
        this.space = space;
        this.timeouts = timeouts;
    }

    /**
     * Asks the server once how long its vectors are; while it does not answer, what is remembered or known of the model stands in.
     *
     * @param remembered the dimensions of the model when it was last used
     * @throws EmbeddingException where the dimensions are not known and the server cannot tell
     */
    public static RemoteEmbedder open(
            EmbeddingSettings settings,
            EmbeddingServer server,
            EmbeddingTimeouts timeouts,
            @Nullable Integer remembered) {
        Integer expected =
                remembered == null ? KnownModels.named(settings.model()).dimensions() : remembered;
        return reopen(settings, server, timeouts, dimensions(server, timeouts, expected));
    }

    /**
     * For vectors that were made before: a server that gives others now is at fault.
     *
     * @param dimensions of those vectors
     */
    public static RemoteEmbedder reopen(
            EmbeddingSettings settings, EmbeddingServer server, EmbeddingTimeouts timeouts, int dimensions) {
        KnownModel known = KnownModels.named(settings.model()).with(settings);
        EmbeddingSpace space = new EmbeddingSpace(
                settings.provider().word(),
                settings.model(),
                dimensions,
                known.maxTokensOfText(SPECIAL_TOKENS),
                known.queryPrefix() + "|" + known.passagePrefix());
        return new RemoteEmbedder(server, known, space, timeouts);
    }

    private static int dimensions(EmbeddingServer server, EmbeddingTimeouts timeouts, @Nullable Integer expected) {
        try {
            Duration patience = expected == null ? timeouts.passages() : timeouts.connect();
            return server.vectors(List.of("dimensions"), patience).get(0).length;
        } catch (ModelException e) {
            if (expected == null) {
                throw EmbeddingException.of(e);
            }
            return expected;
        }
    }

    @Override
    public EmbeddingSpace space() {
        return space;
    }

    @Override
    public TokenCounter tokens() {
        return tokens;
    }

    @Override
    public List<float[]> embedPassages(List<String> passages) {
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < passages.size(); from += BATCH) {
            List<String> batch = passages.subList(from, Math.min(passages.size(), from + BATCH));
            vectors.addAll(embed(known.passagePrefix(), batch, timeouts.passages()));
        }
        return vectors;
    }

    /** Its tokens are estimated: only the server knows which text is too long. */
    @Override
    public boolean takesAnyLength() {
        return true;
    }

    @Override
    public float[] embedQuery(String query) {
        if (System.nanoTime() - silentUntil < 0) {
            throw new EmbeddingException("The server of " + space.model() + " has just been waited for in vain.");
        }
        return embed(known.queryPrefix(), List.of(query), timeouts.query()).get(0);
    }

    private List<float[]> embed(String prefix, List<String> texts, Duration patience) {
        try {
            List<String> prefixed = texts.stream().map(text -> prefix + text).toList();
            List<float[]> vectors = server.vectors(prefixed, patience);
            silentUntil = System.nanoTime();
            return vectors.stream().map(raw -> UnitVector.of(raw, space)).toList();
        } catch (ModelException e) {
            if (e.kind() == Kind.TIMEOUT) {
                silentUntil = System.nanoTime() + SILENCE_NANOS;
            }
            if (texts.size() == 1 && mayBeTooLong(e, texts.get(0))) {
                return List.of(inHalves(prefix, texts.get(0), patience));
            }
            throw EmbeddingException.of(e);
        }
    }

    /** Some servers say so in a way of their own, some as a fault of theirs. */
    private static boolean mayBeTooLong(ModelException fault, String text) {
        boolean refused = fault.kind() == Kind.REJECTED || fault.kind() == Kind.REFUSED;
        return refused && text.length() >= SHORTEST_TO_HALVE;
    }

    /** The direction between those of its halves, each by its share: nothing of the text is lost. */
    private float[] inHalves(String prefix, String text, Duration patience) {
        int middle = text.length() / 2;
        int blank = text.lastIndexOf(' ', middle);
        int cut = blank > middle / 2 ? blank : text.offsetByCodePoints(0, text.codePointCount(0, middle));
        float[] first = embed(prefix, List.of(text.substring(0, cut)), patience).get(0);
        float[] second =
                embed(prefix, List.of(text.substring(cut).strip()), patience).get(0);
        float[] both = new float[first.length];
        float share = (float) cut / text.length();
        for (int i = 0; i < both.length; i++) {
            both[i] = share * first[i] + (1 - share) * second[i];
        }
        return UnitVector.of(both, space);
    }

    @Override
    public void close() {
        server.close();
    }
}
