package io.vaultkeeper.ingest;

import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.index.IndexException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why work has stopped, in words for the user. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    static final String TOO_LITTLE_MEMORY =
            "There is too little memory. Give the program more: " + "VAULTKEEPER_JAVA_OPTS=-Xmx2g.";

    private Problems() {}

    static String told(Throwable e) {
        if (e instanceof IOException || e instanceof IndexException || e instanceof EmbeddingException) {
            return String.valueOf(e.getMessage());
        }
        return e instanceof OutOfMemoryError ? TOO_LITTLE_MEMORY : fault(e);
    }

    /** Tells of a fault of ours without its message, which might hold a note's text. */
    static String fault(Throwable e) {
        Object place = e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "";
        LOG.error("event=fault type={} at={}", e.getClass().getName(), place);
        return "A fault in Vaultkeeper (" + e.getClass().getSimpleName() + "); the log names the place.";
    }
}
