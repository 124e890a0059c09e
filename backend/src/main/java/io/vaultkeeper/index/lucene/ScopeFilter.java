package io.vaultkeeper.index.lucene;

import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.ScopeTerms;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** A scope as a Lucene query that matches the chunks in it. */
final class ScopeFilter {
    private ScopeFilter() {}

    /** Null where the scope holds everything. */
    static @Nullable Query of(Scope scope) {
        BooleanQuery.Builder parts = new BooleanQuery.Builder();
        anyOf(parts, FieldName.SCOPE_FOLDER, scope.folders(), ScopeTerms::folder);
        anyOf(parts, FieldName.SCOPE_TAG, scope.tags(), ScopeTerms::tag);
        anyOf(parts, FieldName.SOURCE, scope.sources(), Function.identity());
        anyOf(parts, FieldName.SCOPE_DOCUMENT, scope.documents(), ScopeTerms::document);
        anyOf(parts, FieldName.SCOPE_PARTICIPANT, scope.participants(), ScopeTerms::participant);
        if (scope.from() != null || scope.to() != null) {
            parts.add(between(ScopeTerms.firstSecond(scope), ScopeTerms.lastSecond(scope)), Occur.FILTER);
        }
        BooleanQuery filter = parts.build();
        return filter.clauses().isEmpty() ? null : filter;
    }

    private static <T> void anyOf(
            BooleanQuery.Builder parts, String field, List<T> entries, Function<T, String> toTerm) {
        if (!entries.isEmpty()) {
            List<BytesRef> terms =
                    entries.stream().map(toTerm).map(BytesRef::new).toList();
            parts.add(new TermInSetQuery(field, terms), Occur.FILTER);
        }
    }

    private static Query between(long first, long last) {
        return first > last
                ? new MatchNoDocsQuery("the scope ends before it starts")
                : LongRange.newIntersectsQuery(FieldName.SCOPE_TIME, new long[] {first}, new long[] {last});
    }
}
