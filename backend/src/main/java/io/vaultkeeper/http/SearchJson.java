package io.vaultkeeper.http;

import io.vaultkeeper.retrieval.Mode;
import io.vaultkeeper.retrieval.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search as requests have it. */
record SearchJson(
        @Nullable String query,
        @Nullable Integer k,
        @Nullable String mode,
        @Nullable ScopeJson scope) {
    private static final int DEFAULT_K = 10;
    private static final int MAX_K = 200;
    private static final int MAX_LENGTH = 20_000;

    record Found(List<PassageJson> passages, long tookMs) {}

    Query toQuery() {
        if (query == null || Wire.isBlank(query)) {
            throw ProblemException.badField("query", "must be a text that is not blank");
        }
        if (query.length() > MAX_LENGTH) {
            throw ProblemException.badField("query", "must have " + MAX_LENGTH + " characters at the most");
        }
        Mode by = mode == null ? Mode.HYBRID : Wire.read(Mode.class, mode, "mode");
        return new Query(List.of(query), by, checkedK(k, "k"), ScopeJson.read(scope));
    }

    static int checkedK(@Nullable Integer k, String field) {
        return checkedK(k, field, MAX_K);
    }

    static int checkedK(@Nullable Integer k, String field, int most) {
        int count = k == null ? DEFAULT_K : k;
        if (count < 1 || count > most) {
            throw ProblemException.badField(field, "must be from 1 to " + most);
        }
        return count;
    }
}
