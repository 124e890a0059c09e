package io.vaultkeeper.chat;

import io.vaultkeeper.chunking.Chunk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The properties with which a chunk may begin.
 *
 * @param properties one line for each that has a value, a list's entries joined by commas
 * @param rest the chunk's text below them
 */
record FrontMatter(List<String> properties, String rest) {
    /** The first line below the ruler that opens the properties. */
    private static final int FIRST_LINE = 2;

    private static final Pattern PROPERTY = Pattern.compile("([\\p{L}\\p{N}_][^:]*):(?:\\s+(.*))?");

    /** A list's entry, or the next line of a long value. */
    private static final Pattern CONTINUED = Pattern.compile("(?:\\s*-\\s+|\\s+(?=\\S))(.*)");

    /** Nothing, an empty list, or what a template is yet to fill in. */
    private static final Pattern NO_VALUE = Pattern.compile("[\\[\\]\\s|>-]*|.*(\\{\\{|<%).*");

    FrontMatter {
        properties = List.copyOf(properties);
    }

    static FrontMatter of(Chunk chunk) {
        if (chunk.startLine() != FIRST_LINE) {
            return new FrontMatter(List.of(), chunk.text());
        }
        List<String> lines = chunk.text().lines().toList();
        Map<String, List<String>> values = new LinkedHashMap<>();
        int taken = 0;
        String key = "";
        for (String line : lines) {
            key = take(line, key, values);
            if (key.isEmpty()) {
                break;
            }
            taken++;
        }
        return new FrontMatter(written(values), String.join("\n", lines.subList(taken, lines.size())));
    }

    /** The property that the line belongs to; empty where it belongs to none. */
    private static String take(String line, String before, Map<String, List<String>> values) {
        Matcher property = PROPERTY.matcher(line);
        if (property.matches()) {
            add(property.group(1), property.group(2), values);
            return property.group(1);
        }
        Matcher continued = CONTINUED.matcher(line);
        if (before.isEmpty() || !continued.matches()) {
            return "";
        }
        add(before, continued.group(1), values);
        return before;
    }

    private static void add(String key, @Nullable String value, Map<String, List<String>> values) {
        String bare = value == null ? "" : value.strip().replaceFirst("^([\"'])(.*)\\1$", "$2");
        if (!NO_VALUE.matcher(bare).matches()) {
            values.computeIfAbsent(key, absent -> new ArrayList<>()).add(bare);
        }
    }

    private static List<String> written(Map<String, List<String>> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + ": " + String.join(", ", each.getValue()))
                .toList();
    }
}
