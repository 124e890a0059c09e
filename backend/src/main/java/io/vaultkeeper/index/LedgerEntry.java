package io.vaultkeeper.index;

import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.source.Fingerprint;
import io.vaultkeeper.source.Omission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one document that was read: kept in the index, with its chunks, so that both are always of one moment.
 *
 * @param file the file it was read from, as in {@link io.vaultkeeper.source.SourceFile#key}; a file may hold several
 *     documents
 * @param hash of the document's content; null where it was never read or is excluded
 * @param chunks how many it has; 0 where it is excluded or what is in it cannot be read
 * @param failure why it could not be read, for the user; null where it could
 * @param omissions what its file holds beside documents
 */
public record LedgerEntry(
        DocumentId document,
        String file,
        Fingerprint fingerprint,
        @Nullable ContentHash hash,
        int chunks,
        @Nullable String failure,
        List<Omission> omissions) {
    public LedgerEntry {
        file = file.equals(document.key()) ? document.key() : file; // of most one text, held in memory for all
        omissions = omissions == null ? List.of() : List.copyOf(omissions); // as of an index from before there were any
    }

    /** The same of a file that has changed in another part. */
    public LedgerEntry asOf(Fingerprint now) {
        return new LedgerEntry(document, file, now, hash, chunks, failure, omissions);
    }

    /** The same of a file that cannot be read as it is now. */
    public LedgerEntry unread(Fingerprint now, String reason) {
        return new LedgerEntry(document, file, now, hash, chunks, reason, omissions);
    }
}
