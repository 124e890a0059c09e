package io.vaultkeeper.index.lucene;

import io.vaultkeeper.embedding.EmbeddingSpace;
import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.hnsw.DefaultFlatVectorScorer;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99FlatVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Lucene's own file of vectors without a graph over them, and without its limit of 1,024 dimensions, which larger embedding models
 * exceed. Lucene finds this class by its name, which stands in each segment.
 */
public final class FlatVectors extends KnnVectorsFormat {
    private final KnnVectorsFormat format = new Lucene99FlatVectorsFormat(DefaultFlatVectorScorer.INSTANCE);

    public FlatVectors() {
        super("VaultkeeperFlatVectors");
    }

    static Codec codec() {
        KnnVectorsFormat flat = new FlatVectors();
        return new Lucene912Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return flat;
            }
        };
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
        return format.fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
        return format.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String field) {
        return EmbeddingSpace.MOST_DIMENSIONS;
    }
}
