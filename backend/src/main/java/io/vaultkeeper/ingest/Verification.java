package io.vaultkeeper.ingest;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads every source again and compares it, chunk for chunk, with the index. Changes nothing. */
final class Verification {
    private final Chunker chunker;
    private final ChunkIndex index;
    private final Map<DocumentId, LedgerEntry> unseen = new HashMap<>();
    private final Map<FileKey, List<DocumentId>> withoutChunks = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    private Verification(Chunker chunker, ChunkIndex index) {
        this.chunker = chunker;
        this.index = index;
    }

    static List<Difference> of(Map<String, Source> sources, Chunker chunker, ChunkIndex index) throws IOException {
        Verification verification = new Verification(chunker, index);
        index.ledger().forEach(verification::expect);
        Scan scan = Scan.everything(List.copyOf(sources.values()), List.of());
        for (SourceFile file : scan.found().values()) {
            Source source = sources.get(file.source());
            if (file.fingerprint().lacksSettings()) {
                verification.skip(Set.of(FileKey.of(file)));
            } else if (source != null) {
                verification.compare(source, file);
            }
        }
        verification.skip(scan.unreadable().keySet());
        verification.unseen.keySet().forEach(id -> verification.differs(id, "is in the index but no longer exists"));
        return verification.differences;
    }

    private void expect(LedgerEntry entry) {
        unseen.put(entry.document(), entry);
        if (entry.chunks() == 0) {
            withoutChunks
                    .computeIfAbsent(FileKey.of(entry), file -> new ArrayList<>())
                    .add(entry.document());
        }
    }

    private void compare(Source source, SourceFile file) {
        try {
            source.read(file, this::compare);
        } catch (SourceException | IOException | RuntimeException | LinkageError | StackOverflowError e) {
            LedgerEntry entry = unseen.get(new DocumentId(file.source(), file.key()));
            if (entry == null || entry.failure() == null) {
                differs(new DocumentId(file.source(), file.key()), "cannot be read, which the index does not know");
            }
            skip(Set.of(FileKey.of(file)));
        }
        withoutChunks.getOrDefault(FileKey.of(file), List.of()).forEach(unseen::remove);
    }

    private void compare(Document document) {
        LedgerEntry entry = unseen.remove(document.id());
        if (entry == null) {
            differs(document.id(), "is not in the index");
            return;
        }
        List<EmbeddedChunk> indexed = index.chunksOf(document.id());
        List<Chunk> expected = chunker.chunk(document);
        if (!expected.equals(indexed.stream().map(EmbeddedChunk::chunk).toList())) {
            differs(document.id(), "is not in the index as it is in the file");
        } else if (indexed.stream().anyMatch(chunk -> chunk.vector() == null)) {
            differs(document.id(), "is not embedded yet");
        } else if (entry.chunks() != indexed.size() || !document.hash().equals(entry.hash())) {
            differs(document.id(), "has an entry in the ledger that does not fit its chunks");
        }
    }

    private void skip(Set<FileKey> unreadable) {
        unseen.values().removeIf(entry -> FileKey.of(entry).isOrIsUnder(unreadable));
    }

    private void differs(DocumentId document, String what) {
        differences.add(new Difference(document, what));
    }
}
