package io.vaultkeeper.cli;

import java.util.Map;

/** A fault of a request names the field; who typed a command knows the option. */
final class OptionNames {
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("query", "The query"),
            Map.entry("messages[0].content", "The question"),
            Map.entry("k", "-k"),
            Map.entry("mode", "--mode"),
            Map.entry("persona", "--persona"),
            Map.entry("note.path", "--note"),
            Map.entry("path", "The note"),
            Map.entry("name", "The name"),
            Map.entry("scope.folders", "--folder"),
            Map.entry("scope.tags", "--tag"),
            Map.entry("scope.sources", "--source"),
            Map.entry("scope.participants", "--with"),
            Map.entry("scope.from", "--from"),
            Map.entry("scope.to", "--to"));

    private OptionNames() {}

    static ApiException in(ApiException refusal) {
        String message = String.valueOf(refusal.getMessage());
        for (Map.Entry<String, String> option : OPTIONS.entrySet()) {
            String field = "\"" + option.getKey() + "\"";
            if (message.startsWith(field) || option.getKey().startsWith("scope.")) {
                message = message.replace(field, option.getValue());
            }
        }
        return new ApiException(refusal.status(), message);
    }
}
