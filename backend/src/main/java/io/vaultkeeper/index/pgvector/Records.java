package io.vaultkeeper.index.pgvector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.index.LedgerEntry;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Chunks and ledger entries as text and back, and their keys. In ASCII: PostgreSQL takes neither a zero character nor half of a
 * surrogate pair, and a note may hold either.
 */
final class Records {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /**
     * In SQL, a chunk's record up to its provenance. Within a record a quote that is part of a text has a backslash before
     * it, so that the name of the next field is found where that field begins; JSON functions refuse a zero character.
     */
    static final String HEAD_OF_CHUNK = "left(record, position(',\"ordinal\":' in record) - 1) || '}'";

    private record Head(String id, Provenance provenance) {}

    private Records() {}

    static String write(Chunk chunk) {
        return text(chunk);
    }

    static String write(LedgerEntry entry) {
        return text(entry);
    }

    static Chunk chunk(String text) {
        return record(text, Chunk.class);
    }

    /** @param head as {@link #HEAD_OF_CHUNK} gives it */
    static Provenance provenance(String head) {
        return record(head, Head.class).provenance();
    }

    static LedgerEntry entry(String text) {
        return record(text, LedgerEntry.class);
    }

    static UUID key(DocumentId document) {
        return uuid(ContentHash.of(document.toString()).hex());
    }

    /** @param hex 32 digits */
    static UUID uuid(String hex) {
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    /** A text as PostgreSQL takes it: the same for the same, and told apart from others but in what no name has. */
    static String storable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\ufffd');
    }

    private static String text(Object record) {
        try {
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers can be written", e);
        }
    }

    private static <T> T record(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a " + type.getSimpleName() + " of this layout", e);
        }
    }
}
