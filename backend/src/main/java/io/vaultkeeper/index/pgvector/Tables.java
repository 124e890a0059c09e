package io.vaultkeeper.index.pgvector;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables of one index, and how they are made.
 *
 * <ul>
 *   <li>{@code document}: the ledger, with counts
 *   <li>{@code chunk}: its record, and what a scope is compared with
 *   <li>{@code word}: which words a chunk has, and what each weighs, see {@link WordWeights}. The weights are in the rows, the
 *       rest is kept beside them: many rows are read for their weights alone
 *   <li>{@code vector}: in the form of langchain4j's store, in 16-bit numbers: a cosine is the same to four digits
 *   <li>{@code pending}: chunks without a vector
 *   <li>{@code count}: what each source holds, kept with each write, since counting takes longer the more there is
 * </ul>
 *
 * @param schema in quotes
 * @param dimensions of a vector
 */
record Tables(String schema, int number, int dimensions) {
    /** Of all that is made here. A change to it raises the number. */
    static final int LAYOUT = 5;

    /** The last words of the tables' names; what refers to a table comes before it. */
    static final List<String> KINDS = List.of("pending", "vector", "word", "chunk", "document", "count");

    String document() {
        return of("document");
    }

    String chunk() {
        return of("chunk");
    }

    String word() {
        return of("word");
    }

    String vector() {
        return of("vector");
    }

    String pending() {
        return of("pending");
    }

    String count() {
        return of("count");
    }

    String all() {
        return KINDS.stream().map(this::of).collect(Collectors.joining(", "));
    }

    private String of(String kind) {
        return schema + "." + name(kind);
    }

    private String name(String kind) {
        return "vaultkeeper_" + number + "_" + kind;
    }

    /** The statements that make them, in order. Names of indexes are left to PostgreSQL, which keeps them apart. */
    String creation() {
        return """
            CREATE TABLE %1$s (
              key uuid PRIMARY KEY, source text NOT NULL, indexed boolean NOT NULL, entry text NOT NULL,
              chunks int NOT NULL, embedded int NOT NULL);
            CREATE TABLE %2$s (
              id uuid PRIMARY KEY, document uuid NOT NULL REFERENCES %1$s ON DELETE CASCADE, ordinal int NOT NULL,
              source text NOT NULL, scope_document text NOT NULL, folders text[] NOT NULL, tags text[] NOT NULL,
              participants text[] NOT NULL,
              first_second bigint NOT NULL, last_second bigint NOT NULL,
              record text NOT NULL) WITH (toast_tuple_target = 128);
            CREATE INDEX ON %2$s (document, ordinal);
            CREATE INDEX ON %2$s (document) WHERE ordinal = 0;
            CREATE INDEX ON %2$s (scope_document);
            CREATE INDEX ON %2$s (source);
            CREATE INDEX ON %2$s (last_second);
            CREATE INDEX ON %2$s USING gin (folders);
            CREATE INDEX ON %2$s USING gin (tags);
            CREATE INDEX ON %2$s USING gin (participants);
            CREATE TABLE %3$s (
              id uuid PRIMARY KEY REFERENCES %2$s ON DELETE CASCADE, words tsvector NOT NULL,
              weights sparsevec(%6$d) NOT NULL) WITH (toast_tuple_target = 128);
            ALTER TABLE %3$s ALTER weights SET STORAGE PLAIN;
            CREATE INDEX ON %3$s USING gin (words) WITH (gin_pending_list_limit = 256);
            CREATE TABLE %4$s (
              embedding_id uuid PRIMARY KEY REFERENCES %2$s ON DELETE CASCADE, embedding halfvec(%7$d) NOT NULL,
              text text, metadata json);
            CREATE TABLE %5$s (
              id uuid PRIMARY KEY REFERENCES %2$s ON DELETE CASCADE, last_second bigint NOT NULL,
              document uuid NOT NULL, ordinal int NOT NULL);
            CREATE INDEX ON %5$s (last_second DESC, document, ordinal);
            CREATE TABLE %8$s (source text PRIMARY KEY, documents int NOT NULL, chunks int NOT NULL, embedded int NOT NULL);
            """.formatted(
                        document(), chunk(), word(), vector(), pending(), WordWeights.DIMENSIONS, dimensions, count());
    }
}
