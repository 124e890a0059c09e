package io.vaultkeeper.index.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;

/** Opens Lucene's writer, and sees that an index which is already there is of the same making. */
final class WriterSettings {
    /** To be raised whenever fields or analysis change: an index of another layout must be rebuilt. */
    private static final String LAYOUT = "5";

    /** Flushed beyond this; vectors are held in it too. */
    private static final int BUFFER_MEGABYTES = 64;

    /** One merge at a time leaves the other cores to the embedding model. */
    private static final int MERGE_THREADS = 1;

    private static final int WAITING_MERGES = 8;

    /** Each segment is searched by itself: with Lucene's own ten, 100,000 chunks lay in 23 of them, not in 8. */
    private static final int SEGMENTS_PER_TIER = 5;

    /** Smaller segments count as this large, so that those of single saves are merged many at once. */
    private static final double SMALLEST_SEGMENT_MEGABYTES = 8;

    private WriterSettings() {}

    /** @throws IllegalArgumentException where the index is of another layout or for other vectors */
    static IndexWriter open(Directory directory, int dimensions) throws IOException {
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(WAITING_MERGES, MERGE_THREADS);
        TieredMergePolicy policy = new TieredMergePolicy();
        policy.setSegmentsPerTier(SEGMENTS_PER_TIER);
        policy.setFloorSegmentMB(SMALLEST_SEGMENT_MEGABYTES);
        IndexWriter writer = new IndexWriter(
                directory,
                new IndexWriterConfig(WordAnalysis.FOLDED)
                        .setCodec(FlatVectors.codec())
                        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                        .setMergePolicy(policy)
                        .setMergeScheduler(merges));
        try {
            sign(writer, Map.of("layout", LAYOUT, "dimensions", Integer.toString(dimensions)));
            return writer;
        } catch (IllegalArgumentException e) {
            writer.rollback();
            throw e;
        }
    }

    /** What the next commit says of the index. */
    static Map<String, String> commitData(IndexWriter writer) {
        Map<String, String> data = new TreeMap<>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    private static void sign(IndexWriter writer, Map<String, String> making) {
        Map<String, String> found = commitData(writer);
        found.keySet().retainAll(making.keySet());
        if (found.equals(making)) {
            return;
        }
        if (writer.getDocStats().maxDoc > 0) {
            throw new IllegalArgumentException("the index is of " + found + ", not " + making);
        }
        writer.setLiveCommitData(making.entrySet());
    }
}
