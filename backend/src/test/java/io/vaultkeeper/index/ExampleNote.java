package io.vaultkeeper.index;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.source.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document for tests, and its chunks: {@code ExampleNote.at("Games/Ball.md").tagged("game").chunk(0, "text")}. */
public record ExampleNote(Provenance provenance) {
    private static final Instant NOON = Instant.parse("2024-03-02T12:00:00.123456789Z");

    public static ExampleNote at(String path) {
        return of("obsidian", path);
    }

    public static ExampleNote of(String source, String path) {
        String title = path.substring(path.lastIndexOf('/') + 1).replace(".md", "");
        return new ExampleNote(new Provenance(
                new DocumentId(source, path),
                path,
                title,
                List.of(),
                List.of(),
                List.of(),
                new TimeSpan(NOON, null, TimeSpan.Basis.FILE),
                "obsidian://open?file=" + title));
    }

    public ExampleNote titled(String title, String... aliases) {
        Provenance p = provenance;
        return new ExampleNote(new Provenance(
                p.document(), p.path(), title, List.of(aliases), p.tags(), p.participants(), p.time(), p.uri()));
    }

    public ExampleNote tagged(String... tags) {
        Provenance p = provenance;
        return new ExampleNote(new Provenance(
                p.document(), p.path(), p.title(), p.aliases(), List.of(tags), p.participants(), p.time(), p.uri()));
    }

    public ExampleNote by(String... participants) {
        Provenance p = provenance;
        return new ExampleNote(new Provenance(
                p.document(), null, p.title(), p.aliases(), p.tags(), List.of(participants), p.time(), null));
    }

    public ExampleNote during(String from, @Nullable String to) {
        Provenance p = provenance;
        TimeSpan time =
                new TimeSpan(Instant.parse(from), to == null ? null : Instant.parse(to), TimeSpan.Basis.FRONT_MATTER);
        return new ExampleNote(new Provenance(
                p.document(), p.path(), p.title(), p.aliases(), p.tags(), p.participants(), time, p.uri()));
    }

    public DocumentId id() {
        return provenance.document();
    }

    public Chunk chunk(int ordinal, String text) {
        return chunk(ordinal, List.of(), text);
    }

    /** Its lines follow those of a chunk of one line at the ordinal before. */
    public Chunk chunk(int ordinal, List<String> headings, String text) {
        int start = ordinal + 1;
        return chunk(ordinal, headings, text, start, start + (int) text.lines().count() - 1);
    }

    public Chunk chunk(int ordinal, List<String> headings, String text, int startLine, int endLine) {
        ContentHash hash = ContentHash.of(String.join(">", headings), text);
        String id = ContentHash.of(id().toString(), hash.hex(), "" + ordinal).hex();
        return new Chunk(id, provenance, ordinal, headings, text, startLine, endLine, null, List.of(), List.of(), hash);
    }

    /** Chunks without vectors, one a text. */
    public List<EmbeddedChunk> chunks(String... texts) {
        List<EmbeddedChunk> chunks = new ArrayList<>();
        for (String text : texts) {
            chunks.add(new EmbeddedChunk(chunk(chunks.size(), text), null));
        }
        return chunks;
    }

    public LedgerEntry entry(int chunks) {
        return new LedgerEntry(
                id(),
                id().key(),
                new Fingerprint(10, 20, 30, true, 0),
                ContentHash.of(id().key()),
                chunks,
                null,
                List.of());
    }

    public LedgerEntry failed(String reason) {
        return new LedgerEntry(id(), id().key(), new Fingerprint(10, 20, 0, false, 0), null, 0, reason, List.of());
    }

    /** Puts chunks without vectors into the index. */
    public List<Chunk> writeTo(ChunkIndex index, String... texts) {
        List<EmbeddedChunk> chunks = chunks(texts);
        index.replace(entry(chunks.size()), chunks);
        return chunks.stream().map(EmbeddedChunk::chunk).toList();
    }

    /** Puts one chunk with its vector into the index. */
    public Chunk writeTo(ChunkIndex index, String text, float[] vector) {
        Chunk chunk = chunk(0, text);
        index.replace(entry(1), List.of(new EmbeddedChunk(chunk, vector)));
        return chunk;
    }
}
