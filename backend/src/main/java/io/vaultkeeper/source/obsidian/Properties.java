package io.vaultkeeper.source.obsidian;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a note's front matter says of it. Names are told apart without regard to case. Aliases are not expanded and dates stay
 * text, so that no front matter is dangerous to read; of a name given twice the last counts, and what is no YAML says nothing.
 */
final class Properties {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final List<String> DATES =
            List.of("date", "day", "created", "date created", "creation date", "created_at");

    static final Properties NONE = new Properties(Map.of());

    private final Map<String, JsonNode> values;

    private Properties(Map<String, JsonNode> values) {
        this.values = values;
    }

    static Properties parse(String yaml) {
        return new Properties(fields(yaml).stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().strip().toLowerCase(Locale.ROOT), Map.Entry::getValue, (a, b) -> b)));
    }

    private static Collection<Map.Entry<String, JsonNode>> fields(String yaml) {
        if (yaml.isBlank()) {
            return List.of();
        }
        try {
            return YAML.readTree(yaml).properties();
        } catch (JacksonException | IllegalArgumentException e) {
            return List.of();
        }
    }

    Optional<String> title() {
        return texts("title").stream().findFirst();
    }

    List<String> aliases() {
        return Stream.of("aliases", "alias")
                .flatMap(name -> texts(name).stream())
                .distinct()
                .toList();
    }

    /** Without {@code #}; a text may hold several, apart by commas or blanks. */
    Set<String> tags() {
        return Stream.of("tags", "tag")
                .flatMap(name -> texts(name).stream())
                .flatMap(text -> Stream.of(text.split("[,\\s]+")))
                .map(tag -> tag.startsWith("#") ? tag.substring(1) : tag)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What may be the note's date, the likeliest first. */
    List<String> dates() {
        return DATES.stream().flatMap(name -> texts(name).stream()).toList();
    }

    private List<String> texts(String name) {
        JsonNode value = values.getOrDefault(name, MissingNode.getInstance());
        List<String> texts = new ArrayList<>();
        for (JsonNode node : value.isArray() ? value : List.of(value)) {
            String text = node.isNull() ? "" : node.asText().strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }
}
