package io.vaultkeeper.cli;

import java.util.Map;

/** A fault in a request names its field; who typed a command knows options. */
final class OptionNames {
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("query", "QUERY"),
            Map.entry("path", "NOTE"),
            Map.entry("name", "NAME"),
            Map.entry("k", "-k"),
            Map.entry("persona", "--persona"),
            Map.entry("note.path", "--note"),
            Map.entry("scope.folders", "--folder"),
            Map.entry("scope.tags", "--tag"),
            Map.entry("scope.sources", "--source"),
            Map.entry("scope.participants", "--with"),
            Map.entry("scope.from", "--from"),
            Map.entry("scope.to", "--to"));

    private OptionNames() {}

    static String in(String fault) {
        String told = fault.replaceAll("\"messages\\[\\d+]\\.content\"", "QUESTION");
        for (Map.Entry<String, String> option : OPTIONS.entrySet()) {
            told = told.replace("\"" + option.getKey() + "\"", option.getValue());
        }
        return told;
    }
}
