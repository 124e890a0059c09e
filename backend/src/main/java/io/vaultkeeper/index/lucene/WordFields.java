package io.vaultkeeper.index.lucene;

import io.vaultkeeper.index.SearchableText;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/** The fields that are searched by words, cut into them by the writer's {@link WordAnalysis}. */
final class WordFields {
    /** Words are counted, never asked for in a row: positions would be half the index. */
    private static final FieldType WORDS = new FieldType();

    static {
        WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        WORDS.freeze();
    }

    private WordFields() {}

    static void add(Document document, SearchableText text) {
        document.add(new Field(FieldName.FOLDED, WordAnalysis.composed(text.all()), WORDS));
        document.add(new Field(FieldName.TITLE, WordAnalysis.composed(text.title()), WORDS));
    }

    /**
     * For documents that no word finds. Where only some documents have these fields, Lucene looks each one's length up by a walk through all
     * before it, several times a word: writing a large vault then took three times as long.
     */
    static void addEmpty(Document document) {
        for (String field : new String[] {FieldName.FOLDED, FieldName.TITLE}) {
            document.add(new Field(field, "", WORDS));
        }
    }
}
