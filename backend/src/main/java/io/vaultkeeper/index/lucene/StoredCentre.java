package io.vaultkeeper.index.lucene;

import io.vaultkeeper.index.Centre;
import io.vaultkeeper.index.CodedQuery;
import io.vaultkeeper.index.VectorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/** The index's {@link Centre}: it stands in every commit, and never changes while there are codes. */
final class StoredCentre {
    private static final String KEY = "centre";

    private final IndexWriter writer;
    private final Centre centre;
    private volatile float @Nullable [] known;

    private StoredCentre(IndexWriter writer, int dimensions) {
        this.writer = writer;
        this.centre = new Centre(dimensions);
    }

    static StoredCentre of(IndexWriter writer, int dimensions) throws IOException {
        StoredCentre centre = new StoredCentre(writer, dimensions);
        String stored = WriterSettings.commitData(writer).get(KEY);
        if (stored == null) {
            centre.learnFromIndex();
        } else {
            centre.known = read(stored);
        }
        return centre;
    }

    /** Empty while the centre is not known: so few vectors are compared as they are. */
    byte[] codeOf(float[] vector) {
        if (known == null) {
            learn(vector);
        }
        float[] taken = known;
        return taken == null ? new byte[0] : VectorCode.of(vector, taken);
    }

    /** For codes that were there before this is called. */
    CodedQuery queryOf(float[] query) {
        float[] taken = known;
        return CodedQuery.of(query, taken == null ? new float[query.length] : taken);
    }

    private void learnFromIndex() throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                FloatVectorValues vectors = leaf.reader().getFloatVectorValues(FieldName.VECTOR);
                while (vectors != null && known == null && vectors.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    learn(vectors.vectorValue());
                }
            }
        }
    }

    private synchronized void learn(float[] vector) {
        if (known != null) {
            return;
        }
        float[] learned = centre.learn(vector);
        if (learned != null) {
            Map<String, String> data = new HashMap<>(WriterSettings.commitData(writer));
            data.put(KEY, text(learned));
            writer.setLiveCommitData(data.entrySet()); // before any code that needs it
            known = learned;
        }
    }

    private static String text(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
        bytes.asFloatBuffer().put(numbers);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static float[] read(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        float[] numbers = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(numbers);
        return numbers;
    }
}
