package io.vaultkeeper.index.lucene;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.MessagePlace;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.jspecify.annotations.Nullable;

/** The stored fields of a chunk's Lucene document: all of the chunk, so that it can be written again with its vector. */
final class StoredChunk {
    private static final String ID = "stored-id";
    private static final String DOCUMENT = "stored-document";
    private static final String PATH = "stored-path";
    private static final String TITLE = "stored-title";
    private static final String ALIAS = "stored-alias";
    private static final String TAG = "stored-tag";
    private static final String PARTICIPANT = "stored-participant";
    private static final String FROM = "stored-from";
    private static final String TO = "stored-to";
    private static final String BASIS = "stored-basis";
    private static final String URI = "stored-uri";
    private static final String ORDINAL = "stored-ordinal";
    private static final String HEADING = "stored-heading";
    private static final String TEXT = "stored-text";
    private static final String START_LINE = "stored-start-line";
    private static final String END_LINE = "stored-end-line";
    private static final String BLOCK_ID = "stored-block-id";
    private static final String MESSAGE = "stored-message";
    private static final String PART = "stored-part";
    private static final String HASH = "stored-hash";

    /** The fields that {@link #provenance} reads. */
    static final Set<String> PROVENANCE = Set.of(DOCUMENT, PATH, TITLE, ALIAS, TAG, PARTICIPANT, FROM, TO, BASIS, URI);

    private StoredChunk() {}

    static void write(Document document, Chunk chunk) {
        store(document, ID, chunk.id());
        storeProvenance(document, chunk.provenance());
        store(document, ORDINAL, chunk.ordinal());
        storeAll(document, HEADING, chunk.headings());
        store(document, TEXT, chunk.text());
        store(document, START_LINE, chunk.startLine());
        store(document, END_LINE, chunk.endLine());
        store(document, BLOCK_ID, chunk.blockId());
        storeAll(
                document,
                MESSAGE,
                chunk.messages().stream().map(StoredChunk::message).toList());
        storeAll(document, PART, chunk.parts());
        store(document, HASH, chunk.hash().hex());
    }

    /** The id last, since anything may stand in it. */
    private static String message(MessagePlace place) {
        return place.time() + " " + place.startLine() + " " + place.endLine() + " " + place.id();
    }

    private static MessagePlace message(String stored) {
        String[] parts = stored.split(" ", 4);
        return new MessagePlace(
                parts[3], Instant.parse(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    static Chunk read(Document document) {
        return new Chunk(
                document.get(ID),
                provenance(document),
                number(document, ORDINAL),
                List.of(document.getValues(HEADING)),
                document.get(TEXT),
                number(document, START_LINE),
                number(document, END_LINE),
                document.get(BLOCK_ID),
                Arrays.stream(document.getValues(MESSAGE))
                        .map(StoredChunk::message)
                        .toList(),
                List.of(document.getValues(PART)),
                new ContentHash(document.get(HASH)));
    }

    private static void storeProvenance(Document document, Provenance provenance) {
        store(document, DOCUMENT, provenance.document().toString());
        store(document, PATH, provenance.path());
        store(document, TITLE, provenance.title());
        storeAll(document, ALIAS, provenance.aliases());
        storeAll(document, TAG, provenance.tags());
        storeAll(document, PARTICIPANT, provenance.participants());
        store(document, FROM, provenance.time().from().toString());
        Instant to = provenance.time().to();
        store(document, TO, to == null ? null : to.toString());
        store(document, BASIS, provenance.time().basis().name());
        store(document, URI, provenance.uri());
    }

    static Provenance provenance(Document document) {
        return new Provenance(
                DocumentId.parse(document.get(DOCUMENT)),
                document.get(PATH),
                document.get(TITLE),
                List.of(document.getValues(ALIAS)),
                List.of(document.getValues(TAG)),
                List.of(document.getValues(PARTICIPANT)),
                time(document),
                document.get(URI));
    }

    private static TimeSpan time(Document document) {
        String to = document.get(TO);
        return new TimeSpan(
                Instant.parse(document.get(FROM)),
                to == null ? null : Instant.parse(to),
                TimeSpan.Basis.valueOf(document.get(BASIS)));
    }

    private static void store(Document document, String field, @Nullable String value) {
        if (value != null) {
            document.add(new StoredField(field, value));
        }
    }

    private static void store(Document document, String field, int value) {
        document.add(new StoredField(field, value));
    }

    private static void storeAll(Document document, String field, List<String> values) {
        values.forEach(value -> store(document, field, value));
    }

    private static int number(Document document, String field) {
        return document.getField(field).numericValue().intValue();
    }
}
