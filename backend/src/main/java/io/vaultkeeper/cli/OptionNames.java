package io.vaultkeeper.cli;

import java.util.Map;

/** A fault in a request names its field; who typed a command knows options. */
final class OptionNames {
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("query", "QUERY"),
            Map.entry("path", "NOTE"),
            Map.entry("name", "NAME"),
            Map.entry("k", "-k"),
            Map.entry("mode", "--mode"),
            Map.entry("persona", "--persona"),
            Map.entry("note.path", "--note"),
            Map.entry("scope.folders", "--folder"),
            Map.entry("scope.tags", "--tag"),
            Map.entry("scope.sources", "--source"),
            Map.entry("scope.participants", "--with"),
            Map.entry("scope.from", "--from"),
            Map.entry("scope.to", "--to"));

    private OptionNames() {}

    /** What was typed may be quoted in it, and look like a field. */
    static String in(String fault) {
        String told = fault.replaceFirst("^\"messages\\[\\d+]\\.content\"", "QUESTION");
        for (Map.Entry<String, String> option : OPTIONS.entrySet()) {
            String field = "\"" + option.getKey() + "\"";
            if (told.startsWith(field) || option.getKey().startsWith("scope.")) {
                told = told.replace(field, option.getValue());
            }
        }
        return told;
    }
}
