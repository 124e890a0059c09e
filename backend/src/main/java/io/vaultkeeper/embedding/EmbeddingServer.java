package io.vaultkeeper.embedding;

import io.vaultkeeper.llm.ModelException;
import java.time.Duration;
import java.util.List;

/** A server that turns texts into vectors, of a kind that is told apart here only. Safe for use by several threads. */
public interface EmbeddingServer extends AutoCloseable {
    /**
     * One vector a text, in order and as the model gave them. A text that is too long is refused, never cut.
     *
     * @param patience for the whole reply
     */
    List<float[]> vectors(List<String> texts, Duration patience) throws ModelException;

    /** Gives up what is under way. */
    @Override
    void close();
}
