package io.vaultkeeper.index.lucene;

import java.io.IOException;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/** Few segments to search, made when nobody waits: while much is written, merging would take from the machine what reading needs. */
final class HeldMerges extends FilterMergePolicy {
    /** Each segment is searched by itself: with Lucene's own ten, 100,000 chunks lay in 23 of them, not in 8. */
    private static final int SEGMENTS_PER_TIER = 5;

    /** Smaller segments count as this large, so that those of single saves are merged many at once. */
    private static final double SMALLEST_SEGMENT_MEGABYTES = 8;

    /** Beyond so many searches would suffer: those of a vault of several hundred megabytes are merged as it is read. */
    private static final int MOST_UNMERGED = 30;

    private volatile boolean held;

    HeldMerges() {
        super(tiered());
    }

    private static MergePolicy tiered() {
        TieredMergePolicy policy = new TieredMergePolicy();
        policy.setSegmentsPerTier(SEGMENTS_PER_TIER);
        policy.setFloorSegmentMB(SMALLEST_SEGMENT_MEGABYTES);
        return policy;
    }

    void hold(boolean on) {
        held = on;
    }

    @Override
    public @Nullable MergeSpecification findMerges(MergeTrigger trigger, SegmentInfos segments, MergeContext context)
            throws IOException {
        return waits(segments) ? null : super.findMerges(trigger, segments, context);
    }

    @Override
    public @Nullable MergeSpecification findFullFlushMerges(
            MergeTrigger trigger, SegmentInfos segments, MergeContext context) throws IOException {
        return waits(segments) ? null : super.findFullFlushMerges(trigger, segments, context);
    }

    private boolean waits(SegmentInfos segments) {
        return held && segments.size() < MOST_UNMERGED;
    }
}
