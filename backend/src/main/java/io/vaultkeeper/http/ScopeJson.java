package io.vaultkeeper.http;

import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.index.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scope as requests have it; each part optional. */
record ScopeJson(
        @Nullable List<@Nullable String> folders,
        @Nullable List<@Nullable String> tags,
        @Nullable List<@Nullable String> sources,
        @Nullable List<@Nullable String> documents,
        @Nullable List<@Nullable String> participants,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    static Scope read(@Nullable ScopeJson scope) {
        if (scope == null) {
            return Scope.ALL;
        }
        if (scope.from != null && scope.to != null && scope.to.isBefore(scope.from)) {
            throw ProblemException.badField("scope.to", "must not be before \"scope.from\"");
        }
        return new Scope(
                texts(scope.folders, "scope.folders"),
                texts(scope.tags, "scope.tags"),
                texts(scope.sources, "scope.sources"),
                documents(texts(scope.documents, "scope.documents")),
                texts(scope.participants, "scope.participants"),
                scope.from,
                scope.to);
    }

    private static List<String> texts(@Nullable List<@Nullable String> texts, String field) {
        List<String> checked = new ArrayList<>();
        for (String text : texts == null ? List.<@Nullable String>of() : texts) {
            if (text == null || text.isBlank()) {
                throw ProblemException.badField(field, "must hold texts that are not blank");
            }
            checked.add(text);
        }
        return checked;
    }

    private static List<DocumentId> documents(List<String> ids) {
        try {
            return ids.stream().map(DocumentId::parse).toList();
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField("scope.documents", "must hold ids such as obsidian:Games/Ball.md");
        }
    }
}
