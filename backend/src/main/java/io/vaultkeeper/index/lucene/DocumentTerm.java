package io.vaultkeeper.index.lucene;

import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.DocumentId;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.util.UnicodeUtil;

/** A document's id as a term; a hash in the place of one that is longer than Lucene takes, as of a record with a data URL. */
final class DocumentTerm {
    private DocumentTerm() {}

    static String of(DocumentId document) {
        String id = document.toString();
        boolean fits = UnicodeUtil.calcUTF16toUTF8Length(id, 0, id.length()) <= IndexWriter.MAX_TERM_LENGTH;
        return fits ? id : ContentHash.of(id).hex();
    }
}
