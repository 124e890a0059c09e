package io.vaultkeeper.index.lucene;

import io.vaultkeeper.index.CodedBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/** The codes of the segments that are open, each read when it is first searched: of 100,000 vectors of 384 numbers eleven megabytes. */
final class CodedSegments {
    private final Map<IndexReader.CacheKey, Codes> segments = new ConcurrentHashMap<>();
    private final int dimensions;

    CodedSegments(int dimensions) {
        this.dimensions = dimensions;
    }

    /**
     * @param blocks all codes
     * @param uncoded the documents whose vectors were written before the {@link StoredCentre} was known
     */
    record Codes(List<CodedBlock> blocks, List<Integer> uncoded) {}

    Codes of(LeafReader segment) throws IOException {
        IndexReader.CacheHelper helper = segment.getCoreCacheHelper();
        try {
            return segments.computeIfAbsent(helper.getKey(), key -> {
                helper.addClosedListener(segments::remove);
                return read(segment);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Codes read(LeafReader segment) {
        try {
            return read(DocValues.getBinary(segment, FieldName.CODE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Codes read(BinaryDocValues values) throws IOException {
        Codes codes = new Codes(new ArrayList<>(), new ArrayList<>());
        CodedBlock block = new CodedBlock(dimensions, 0);
        long left = values.cost();
        for (; values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS; left--) {
            BytesRef code = values.binaryValue();
            if (code.length == 0) {
                codes.uncoded.add(values.docID());
                continue;
            }
            if (block.isFull()) {
                block = new CodedBlock(dimensions, Math.max(1, left));
                codes.blocks.add(block);
            }
            block.add(values.docID(), ByteBuffer.wrap(code.bytes, code.offset, code.length));
        }
        return codes;
    }
}
