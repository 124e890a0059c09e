package io.vaultkeeper.mcp;

import io.vaultkeeper.index.Scope;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What narrows a search; each part optional. */
record ScopeArguments(
        @Nullable List<String> folders,
        @Nullable List<String> tags,
        @Nullable List<String> participants,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    static Scope read(@Nullable ScopeArguments scope) throws ToolException {
        if (scope == null) {
            return Scope.ALL;
        }
        if (scope.from != null && scope.to != null && scope.to.isBefore(scope.from)) {
            throw new ToolException("\"scope.to\" must not be before \"scope.from\".");
        }
        return new Scope(
                texts(scope.folders),
                texts(scope.tags),
                List.of(),
                List.of(),
                texts(scope.participants),
                scope.from,
                scope.to);
    }

    private static List<String> texts(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts;
    }
}
