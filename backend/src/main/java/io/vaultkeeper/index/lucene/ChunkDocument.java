package io.vaultkeeper.index.lucene;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ScopeTerms;
import io.vaultkeeper.index.SearchableText;
import java.util.function.Function;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/** A chunk, with or without its vector, as a Lucene document. */
final class ChunkDocument {
    private ChunkDocument() {}

    /** @param coding a vector to its bytes in the column of codes */
    static Document of(EmbeddedChunk embedded, Function<float[], byte[]> coding) {
        Document document = new Document();
        Chunk chunk = embedded.chunk();
        StoredChunk.write(document, chunk);
        addIdentity(document, chunk);
        WordFields.add(document, SearchableText.of(chunk));
        addScope(document, chunk.provenance());
        addVector(document, embedded, coding);
        return document;
    }

    private static void addIdentity(Document document, Chunk chunk) {
        String id = DocumentTerm.of(chunk.document());
        document.add(new StringField(FieldName.DOCUMENT, id, Store.NO));
        document.add(new StringField(FieldName.ID, chunk.id(), Store.NO));
        document.add(new BinaryDocValuesField(FieldName.ID, new BytesRef(chunk.id())));
        document.add(new SortedDocValuesField(FieldName.ORDER_DOCUMENT, new BytesRef(id)));
        document.add(new NumericDocValuesField(FieldName.ORDER_ORDINAL, chunk.ordinal()));
        document.add(new NumericDocValuesField(
                FieldName.ORDER_TIME, chunk.provenance().time().end().getEpochSecond()));
    }

    private static void addScope(Document document, Provenance provenance) {
        document.add(new StringField(FieldName.SOURCE, provenance.document().source(), Store.NO));
        document.add(new StringField(FieldName.SCOPE_DOCUMENT, ScopeTerms.document(provenance.document()), Store.NO));
        if (provenance.path() != null) {
            for (String folder : ScopeTerms.foldersOf(provenance.path())) {
                document.add(new StringField(FieldName.SCOPE_FOLDER, folder, Store.NO));
            }
        }
        for (String tag : provenance.tags()) {
            for (String term : ScopeTerms.tagsOf(tag)) {
                document.add(new StringField(FieldName.SCOPE_TAG, term, Store.NO));
            }
        }
        for (String term : ScopeTerms.participantsOf(provenance)) {
            document.add(new StringField(FieldName.SCOPE_PARTICIPANT, term, Store.NO));
        }
        long[] from = {provenance.time().from().getEpochSecond()};
        long[] to = {provenance.time().end().getEpochSecond()};
        document.add(new LongRange(FieldName.SCOPE_TIME, from, to));
    }

    private static void addVector(Document document, EmbeddedChunk embedded, Function<float[], byte[]> coding) {
        float[] vector = embedded.vector();
        document.add(new StringField(FieldName.KIND, (vector == null ? Kind.PENDING : Kind.EMBEDDED).name(), Store.NO));
        if (vector != null) {
            document.add(new KnnFloatVectorField(FieldName.VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
            document.add(new BinaryDocValuesField(FieldName.CODE, new BytesRef(coding.apply(vector))));
        }
    }
}
