package io.vaultkeeper.config;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes values of the expected kind out of the tree; what does not fit is a fault, and a stand-in goes on in its place. */
final class SettingsReader {
    private static final JsonMapper JSON = new JsonMapper();

    private final SettingsTree tree;
    private final Path home;
    private final List<String> faults;

    /** @param home what {@code ~} stands for */
    SettingsReader(SettingsTree tree, Path home, List<String> faults) {
        this.tree = tree;
        this.home = home;
        this.faults = faults;
    }

    /**
     * One reader for each element of a list of settings.
     *
     * @param defaults the resource that holds an element's settings and their defaults
     */
    List<SettingsReader> each(String path, String defaults) {
        JsonNode list = tree.value(path);
        if (!list.isArray()) {
            faults.add(tree.named(path) + ": must be a list, not " + list);
            return List.of();
        }
        List<SettingsReader> readers = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            SettingsTree element = new SettingsTree(defaults, tree.named(path) + "[" + i + "].", faults);
            element.add(list.get(i));
            readers.add(new SettingsReader(element, home, faults));
        }
        return readers;
    }

    /** A text that may begin with {@code ~} as a path. */
    Path path(String text) {
        return text.equals("~") || text.startsWith("~/") ? Path.of(home + text.substring(1)) : Path.of(text);
    }

    /** Absolute, so that it is the same wherever a daemon is started. */
    @Nullable
    Path optionalPath(String path) {
        String text = optionalText(path);
        return text == null ? null : path(text).toAbsolutePath().normalize();
    }

    /** Absolute, each. */
    List<Path> paths(String path) {
        return texts(path).stream()
                .map(text -> path(text).toAbsolutePath().normalize())
                .toList();
    }

    String text(String path) {
        JsonNode value = tree.value(path);
        if (!value.isTextual() || value.textValue().isBlank()) {
            faults.add(tree.named(path) + ": must be a text, not " + value);
            return "";
        }
        return value.textValue();
    }

    @Nullable
    String optionalText(String path) {
        JsonNode value = tree.value(path);
        if (value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            faults.add(tree.named(path) + ": must be a text or null, not " + value);
            return null;
        }
        return value.textValue();
    }

    /** As {@link #secret}, or null. */
    @Nullable
    String optionalSecret(String path) {
        JsonNode value = tree.value(path);
        return value.isNull() ? null : secret(path);
    }

    /** A text that may be empty and is told to nobody. */
    String secret(String path) {
        JsonNode value = tree.value(path);
        if (!value.isTextual()) {
            faults.add(tree.named(path) + ": must be a text; put it in quotes");
        }
        return value.asText();
    }

    int wholeNumber(String path, int least, int most) {
        JsonNode value = tree.value(path);
        if (!value.isIntegralNumber() || value.longValue() < least || value.longValue() > most) {
            faults.add(tree.named(path) + ": must be a whole number from " + least + " to " + most + ", not " + value);
            return least;
        }
        return value.intValue();
    }

    double number(String path) {
        JsonNode value = tree.value(path);
        if (!value.isNumber()) {
            faults.add(tree.named(path) + ": must be a number such as 0.2, not " + value);
            return 0;
        }
        return value.doubleValue();
    }

    boolean yesOrNo(String path) {
        JsonNode value = tree.value(path);
        if (!value.isBoolean()) {
            faults.add(tree.named(path) + ": must be true or false, not " + value);
        }
        return value.asBoolean();
    }

    List<String> texts(String path) {
        JsonNode value = tree.value(path);
        List<String> texts = new ArrayList<>();
        if (!value.isArray()) {
            faults.add(tree.named(path) + ": must be a list of texts such as [\"Archive/**\"], not " + value);
            return texts;
        }
        for (JsonNode element : value) {
            if (element.isTextual()) {
                texts.add(element.textValue());
            } else {
                faults.add(tree.named(path) + ": must hold texts only, not " + element);
            }
        }
        return texts;
    }

    /** Settings under names of the user's own. */
    Map<String, Object> table(String path) {
        JsonNode value = tree.value(path);
        if (!value.isObject()) {
            faults.add(tree.named(path) + ": must hold settings, not " + value);
            return Map.of();
        }
        return JSON.convertValue(value, new TypeReference<Map<String, Object>>() {});
    }

    /** A table of the user's own names, in the order written. */
    Map<String, String> textsByName(String path) {
        JsonNode value = tree.value(path);
        Map<String, String> texts = new LinkedHashMap<>();
        if (!value.isObject()) {
            faults.add(tree.named(path) + ": must be a table such as {co2: \"CO₂ in ppm\"}, not " + value);
            return texts;
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (field.getValue().isTextual()) {
                texts.put(field.getKey(), field.getValue().textValue());
            } else {
                faults.add(tree.named(path) + "." + field.getKey() + ": must be a text, not " + field.getValue());
            }
        }
        return texts;
    }

    String oneOf(String path, List<String> known) {
        String value = text(path);
        if (!value.isEmpty() && !known.contains(value)) {
            faults.add(tree.named(path) + ": must be one of " + String.join(", ", known) + ", not \"" + value + "\"");
        }
        return known.contains(value) ? value : known.get(0);
    }

    /** Builds a record that checks itself; its faults, a line each, join the others, but for those of settings told already. */
    <T> @Nullable T build(Supplier<T> record) {
        try {
            return record.get();
        } catch (IllegalArgumentException e) {
            Set<String> told = faults.stream()
                    .map(SettingsReader::setting)
                    .filter(setting -> setting.contains("."))
                    .collect(Collectors.toSet());
            for (String fault : String.valueOf(e.getMessage()).split("\n")) {
                if (!told.contains(setting(fault))) {
                    faults.add(fault);
                }
            }
            return null;
        }
    }

    /** What a fault begins with. */
    private static String setting(String fault) {
        return fault.split("[: ]", 2)[0];
    }
}
