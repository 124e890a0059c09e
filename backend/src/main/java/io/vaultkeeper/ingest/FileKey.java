package io.vaultkeeper.ingest;

import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceFile;
import java.util.Set;

/** A file's name across all sources. */
record FileKey(String source, String key) {
    static FileKey of(SourceFile file) {
        return new FileKey(file.source(), file.key());
    }

    static FileKey of(LedgerEntry entry) {
        return new FileKey(entry.document().source(), entry.file());
    }

    /** Whether this is one of these files, or a file in a folder of such a name. */
    boolean isOrIsUnder(Set<FileKey> others) {
        String name = key;
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/')) {
            if (others.contains(new FileKey(source, name))) {
                return true;
            }
            name = name.substring(0, slash);
        }
        return others.contains(new FileKey(source, name)) || others.contains(new FileKey(source, Source.EVERYTHING));
    }
}
