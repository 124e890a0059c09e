package io.vaultkeeper.source.obsidian;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a note's front matter says of it. Names are told apart without regard to case. Values stay as they are written (a title
 * of {@code 1.10} is no number) and aliases are not expanded, so that no front matter is dangerous to read; of a name given
 * twice the last counts, and what is no YAML says nothing.
 */
final class Properties {
    private static final YAMLFactory YAML = new YAMLFactory();

    /** Without what may stand between their words: {@code date created}, {@code date-created} and {@code dateCreated} are one. */
    private static final List<String> DATES = List.of(
            "date",
            "day",
            "created",
            "datecreated",
            "createddate",
            "creationdate",
            "createdat",
            "createdon",
            "published",
            "datepublished");

    static final Properties NONE = new Properties(Map.of());

    private final Map<String, List<String>> values;

    private Properties(Map<String, List<String>> values) {
        this.values = values;
    }

    static Properties parse(String yaml) {
        if (yaml.isBlank()) {
            return NONE;
        }
        try (YAMLParser parser = YAML.createParser(yaml)) {
            return new Properties(fields(parser));
        } catch (JacksonException | IllegalArgumentException e) {
            return NONE;
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text cannot fail", e);
        }
    }

    private static Map<String, List<String>> fields(YAMLParser parser) throws IOException {
        Map<String, List<String>> fields = new TreeMap<>();
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                fields.put(name.strip().toLowerCase(Locale.ROOT), texts(parser));
            }
        }
        return fields;
    }

    /** The value's own text, or those of a list; a link that is not quoted, {@code [[Note]]}, is a list within a list. */
    private static List<String> texts(YAMLParser parser) throws IOException {
        List<String> texts = new ArrayList<>();
        int depth = 0;
        for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                parser.skipChildren();
            } else if (token.isStructStart() || token.isStructEnd()) {
                depth += token.isStructStart() ? 1 : -1;
            } else {
                texts.addAll(text(parser, token).stream().toList());
            }
            if (depth == 0) {
                break;
            }
        }
        return texts;
    }

    private static Optional<String> text(YAMLParser parser, JsonToken token) throws IOException {
        boolean none = token == JsonToken.VALUE_NULL || parser.isCurrentAlias();
        return none ? Optional.empty() : Optional.of(parser.getText().strip()).filter(text -> !text.isEmpty());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> title() {
        return texts("title").findFirst().map(title -> title.replaceAll("\\s+", " "));
    }

    List<String> aliases() {
        return Stream.of("aliases", "alias").flatMap(this::texts).distinct().toList();
    }

    /** Without {@code #}; a text may hold several, apart by commas or blanks. */
    Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        Stream.of("tags", "tag")
                .flatMap(this::texts)
                .flatMap(text -> Stream.of(text.split("[,\\s]+")))
                .map(tag -> tag.startsWith("#") ? tag.substring(1) : tag)
                .filter(tag -> !tag.isEmpty())
                .forEach(tags::add);
        return tags;
    }

    /** What may be the note's date, the likeliest first. */
    List<String> dates() {
        return DATES.stream().flatMap(this::dates).toList();
    }

    private Stream<String> dates(String name) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().replaceAll("[-_ ]", "").equals(name))
                .map(Map.Entry::getValue)
                .flatMap(Collection::stream);
    }

    private Stream<String> texts(String name) {
        return values.getOrDefault(name, List.of()).stream();
    }
}
