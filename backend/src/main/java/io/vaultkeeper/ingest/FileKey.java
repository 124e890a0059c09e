package io.vaultkeeper.ingest;

import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.source.SourceFile;

/** A file's name across all sources. */
record FileKey(String source, String key) {
    static FileKey of(SourceFile file) {
        return new FileKey(file.source(), file.key());
    }

    static FileKey of(LedgerEntry entry) {
        return new FileKey(entry.document().source(), entry.file());
    }

    /** Whether this is the other file, or a file in the folder of that name. */
    boolean isOrIsUnder(FileKey other) {
        return source.equals(other.source) && (key.equals(other.key) || key.startsWith(other.key + "/"));
    }
}
