package io.vaultkeeper.index.lucene;

/** The fields of the index's Lucene documents. Those of chunks and of ledger entries share {@link #DOCUMENT} and {@link #KIND}. */
final class FieldName {
    /** The document's id as it is: what writes delete by. */
    static final String DOCUMENT = "document";

    /** A {@link Kind}. */
    static final String KIND = "kind";

    static final String SOURCE = "source";

    /** A ledger entry, as bytes in a column: all of them are read at every scan. */
    static final String ENTRY = "entry";

    /** A chunk's id: a term to look up, and a column to read it for a hit. */
    static final String ID = "id";

    static final String VECTOR = "vector";

    /** A column of {@link VectorCode}s, empty where there is none of a vector. */
    static final String CODE = "code";

    /** Title, aliases, headings and text, folded to ASCII. */
    static final String FOLDED = "folded";

    /** Title and aliases again, folded. */
    static final String TITLE = "title";

    /** What a scope is compared with; terms as in {@link ScopeTerms}. */
    static final String SCOPE_DOCUMENT = "scope-document";

    static final String SCOPE_FOLDER = "scope-folder";
    static final String SCOPE_TAG = "scope-tag";
    static final String SCOPE_PARTICIPANT = "scope-participant";

    /** First and last second since the epoch. */
    static final String SCOPE_TIME = "scope-time";

    /** Columns that order the chunks that wait for a vector. */
    static final String ORDER_TIME = "order-time";

    static final String ORDER_DOCUMENT = "order-document";
    static final String ORDER_ORDINAL = "order-ordinal";

    private FieldName() {}
}
