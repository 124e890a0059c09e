package io.vaultkeeper.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Settings by their path, as in {@code llm.base-url}: the defaults, and over them file, environment and flags. */
final class SettingsTree {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private static final String ENVIRONMENT_PREFIX = "VAULTKEEPER_";

    /** Not settings: where to find them, and how the launcher runs Java. */
    private static final Set<String> RESERVED =
            Set.of("VAULTKEEPER_DATA", "VAULTKEEPER_CONFIG", "VAULTKEEPER_JAVA_OPTS", "VAULTKEEPER_LOG");

    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    /** Of the settings that were given, the file, variable or option that did. */
    private final Map<String, String> givenBy = new HashMap<>();

    private final String prefix;
    private final List<String> faults;

    SettingsTree(List<String> faults) {
        this("defaults.yml", "", faults);
    }

    /**
     * @param resource names every setting there is, with its default
     * @param prefix what stands before a path where all settings are seen
     */
    SettingsTree(String resource, String prefix, List<String> faults) {
        this.prefix = prefix;
        this.faults = faults;
        try (InputStream defaults =
                Objects.requireNonNull(SettingsTree.class.getResourceAsStream(resource), resource)) {
            flatten("", YAML.readTree(defaults), values);
        } catch (IOException e) {
            throw new IllegalStateException("the program's archive is incomplete: " + resource, e);
        }
    }

    /** The path as a user knows it. */
    String named(String path) {
        return prefix + path;
    }

    void add(JsonNode settings) {
        if (!settings.isObject()) {
            faults.add(prefix.substring(0, prefix.length() - 1) + ": must hold settings, not " + settings);
            return;
        }
        Map<String, JsonNode> given = new LinkedHashMap<>();
        flatten("", settings, given);
        given.forEach((path, value) -> put(path, value, named(path), null));
    }

    /** Lets anything stand below the path. */
    void open(String path) {
        values.put(path, YAML.createObjectNode());
    }

    /** The names of the groups below the path. */
    List<String> groups(String path) {
        return values.keySet().stream()
                .filter(key -> key.startsWith(path + "."))
                .map(key -> key.substring(path.length() + 1).replaceFirst("\\..*", ""))
                .distinct()
                .toList();
    }

    void addFile(Path file) {
        try {
            JsonNode tree = YAML.readTree(Files.readAllBytes(file));
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return;
            }
            if (!tree.isObject()) {
                faults.add(file + ": must hold settings, such as \"port: 4816\"");
                return;
            }
            Map<String, JsonNode> given = new LinkedHashMap<>();
            flatten("", tree, given);
            given.forEach((path, value) -> put(path, value, path + " (in " + file + ")", "in " + file));
        } catch (JsonProcessingException e) {
            faults.add(file + ", line " + e.getLocation().getLineNr() + ": is not YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            faults.add(file + ": cannot be read. Give --config the path of a file that you may read");
        }
    }

    void addEnvironment(Map<String, String> environment) {
        Map<String, String> byVariable =
                values.keySet().stream().collect(Collectors.toMap(SettingsTree::variable, path -> path));
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX) && !RESERVED.contains(name)) {
                String path = byVariable.get(name);
                if (path == null) {
                    faults.add(name + ": is no setting; unset it, or see the README for their names");
                } else {
                    put(path, parse(path, value), name, name);
                }
            }
        });
    }

    void addFlag(String path, String value, String flag) {
        put(path, parse(path, value), flag, flag);
    }

    JsonNode value(String path) {
        return Objects.requireNonNull(values.get(path), path);
    }

    /** The fault with the place that its setting was given at, where one was. */
    String located(String fault) {
        return givenBy.keySet().stream()
                .filter(path -> fault.startsWith(path)
                        && fault.length() > path.length()
                        && ":[. ".indexOf(fault.charAt(path.length())) >= 0)
                .max(Comparator.comparingInt(String::length))
                .map(path -> located(fault, path))
                .orElse(fault);
    }

    private String located(String fault, String path) {
        String place = " (" + givenBy.get(path) + ")";
        boolean isSentence = fault.startsWith(path + " ");
        return isSentence
                ? path + place + fault.substring(path.length())
                : fault.replaceFirst(": ", Matcher.quoteReplacement(place + ": "));
    }

    /**
     * @param where how a fault of this path begins
     * @param by null where the setting is part of another
     */
    private void put(String path, JsonNode value, String where, @Nullable String by) {
        if (!groups(path).isEmpty()) {
            // with all of its lines commented out it is null, or an empty text where comments follow
            if (!value.isNull() && !value.isObject() && !value.asText("x").isEmpty()) {
                faults.add(where + ": must hold settings of its own, such as " + path + "."
                        + groups(path).get(0) + ", not " + value);
            }
            return;
        }
        if (values.containsKey(path)) {
            values.put(path, value);
            if (by != null) {
                givenBy.put(path, by);
            }
        } else {
            faults.add(where + ": is not a setting. Known here: " + siblings(path));
        }
    }

    private String siblings(String path) {
        int dot = path.lastIndexOf('.');
        while (dot > 0) {
            String group = path.substring(0, dot + 1);
            String known = values.keySet().stream()
                    .filter(key -> key.startsWith(group))
                    .collect(Collectors.joining(", "));
            if (!known.isEmpty()) {
                return known;
            }
            dot = path.lastIndexOf('.', dot - 1);
        }
        return values.keySet().stream()
                .map(key -> key.contains(".") ? key.substring(0, key.indexOf('.')) : key)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** A text from outside a file: a list or number where the setting is one, otherwise itself. */
    private JsonNode parse(String path, String value) {
        JsonNode now = value(path);
        if (now.isTextual() || now.isNull()) {
            return TextNode.valueOf(value);
        }
        try {
            return YAML.readTree(value);
        } catch (IOException e) {
            return TextNode.valueOf(value);
        }
    }

    private static String variable(String path) {
        return ENVIRONMENT_PREFIX
                + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** A setting whose default is {@code {}} is a table of the user's own names. */
    private void flatten(String above, JsonNode node, Map<String, JsonNode> into) {
        for (Map.Entry<String, JsonNode> field : ((ObjectNode) node).properties()) {
            String path = above.isEmpty() ? field.getKey() : above + "." + field.getKey();
            boolean group = field.getValue().isObject() && !field.getValue().isEmpty() && !values.containsKey(path);
            if (group) {
                flatten(path, field.getValue(), into);
            } else {
                into.put(path, field.getValue());
            }
        }
    }
}
