package io.vaultkeeper.retrieval;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.index.ChunkIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The chunks that one query has looked at: loading is what a search spends most of its time on. */
final class LoadedChunks {
    private final ChunkIndex index;
    private final Map<String, Chunk> chunks = new HashMap<>();

    LoadedChunks(ChunkIndex index) {
        this.index = index;
    }

    /** In the order of the ids; those that are no longer there are left out. */
    List<Chunk> of(Collection<String> ids) {
        List<String> missing =
                ids.stream().filter(id -> !chunks.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            index.load(missing).forEach(chunk -> chunks.put(chunk.id(), chunk));
        }
        return ids.stream().map(chunks::get).filter(Objects::nonNull).toList();
    }
}
