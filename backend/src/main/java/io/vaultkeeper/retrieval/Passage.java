package io.vaultkeeper.retrieval;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is shown, cited and put into the prompt.
 *
 * @param chunk the chunk found; where neighbours or overlapping chunks were joined to it, their text and lines are in it
 *     and the id is that of the best of them
 * @param score the fused score, comparable within one result only; more is better
 * @param copies those that were found and left out since they say the same, best first
 */
public record Passage(Chunk chunk, double score, Why why, List<Chunk> copies) {
    public Passage {
        copies = List.copyOf(copies);
    }

    public Passage(Chunk chunk, double score, Why why) {
        this(chunk, score, why, List.of());
    }

    /** The documents of the copies but its own, each once. */
    public List<Provenance> standsAlsoIn() {
        Set<DocumentId> told = new HashSet<>(Set.of(chunk.document()));
        return copies.stream()
                .map(Chunk::provenance)
                .filter(copy -> told.add(copy.document()))
                .toList();
    }

    Passage withChunk(Chunk other) {
        return new Passage(other, score, why, copies);
    }

    Passage withCopies(List<Chunk> others) {
        return new Passage(chunk, score, why, others);
    }
}
