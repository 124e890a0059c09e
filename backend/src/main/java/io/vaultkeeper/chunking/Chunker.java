package io.vaultkeeper.chunking;

import io.vaultkeeper.document.Document;
import java.util.List;

/** Cuts documents of one shape into chunks. Safe for use by several threads. */
public interface Chunker {
    /** Chunks in the order of the document; together they hold all of its text. */
    List<Chunk> chunk(Document document);

    /** Changes whenever the same document would be cut otherwise; an index belongs to one version. */
    String version();
}
