package io.vaultkeeper.ingest;

import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.source.SourceFile;
import java.util.List;

/** One step from the index as it is to the index as it should be. A value: nothing has been changed yet. */
sealed interface Change {
    /** A file that was never read. */
    record Add(SourceFile file) implements Change {}

    /** A file that differs from what was read. */
    record Replace(SourceFile file, List<LedgerEntry> had) implements Change {}

    /** A file that was read under another name: what is the same in it keeps its vectors. */
    record Move(LedgerEntry from, SourceFile to) implements Change {}

    /** A file that is gone. */
    record Remove(List<LedgerEntry> had) implements Change {}
}
