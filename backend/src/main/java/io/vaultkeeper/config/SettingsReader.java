package io.vaultkeeper.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes values of the expected kind out of the tree; what does not fit is a fault, and a stand-in goes on in its place. */
final class SettingsReader {
    private final SettingsTree tree;
    private final List<String> faults;

    SettingsReader(SettingsTree tree, List<String> faults) {
        this.tree = tree;
        this.faults = faults;
    }

    String text(String path) {
        JsonNode value = tree.value(path);
        if (!value.isTextual() || value.textValue().isBlank()) {
            faults.add(path + ": must be a text, not " + value);
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
            faults.add(path + ": must be a text or null, not " + value);
            return null;
        }
        return value.textValue();
    }

    /** A text that may be empty and is told to nobody. */
    String secret(String path) {
        JsonNode value = tree.value(path);
        if (!value.isTextual()) {
            faults.add(path + ": must be a text; put it in quotes");
        }
        return value.asText();
    }

    int wholeNumber(String path, int least, int most) {
        JsonNode value = tree.value(path);
        if (!value.isIntegralNumber() || value.longValue() < least || value.longValue() > most) {
            faults.add(path + ": must be a whole number from " + least + " to " + most + ", not " + value);
            return least;
        }
        return value.intValue();
    }

    double number(String path) {
        JsonNode value = tree.value(path);
        if (!value.isNumber()) {
            faults.add(path + ": must be a number such as 0.2, not " + value);
            return 0;
        }
        return value.doubleValue();
    }

    boolean yesOrNo(String path) {
        JsonNode value = tree.value(path);
        if (!value.isBoolean()) {
            faults.add(path + ": must be true or false, not " + value);
        }
        return value.asBoolean();
    }

    List<String> texts(String path) {
        JsonNode value = tree.value(path);
        List<String> texts = new ArrayList<>();
        if (!value.isArray()) {
            faults.add(path + ": must be a list of texts such as [\"Archive/**\"], not " + value);
            return texts;
        }
        for (JsonNode element : value) {
            if (element.isTextual()) {
                texts.add(element.textValue());
            } else {
                faults.add(path + ": must hold texts only, not " + element);
            }
        }
        return texts;
    }

    String oneOf(String path, List<String> known) {
        String value = text(path);
        if (!value.isEmpty() && !known.contains(value)) {
            faults.add(path + ": must be one of " + String.join(", ", known) + ", not \"" + value + "\"");
        }
        return known.contains(value) ? value : known.get(0);
    }

    /** Builds a record that checks itself; its faults, a line each, join the others. */
    <T> @Nullable T build(Supplier<T> record) {
        try {
            return record.get();
        } catch (IllegalArgumentException e) {
            faults.addAll(List.of(String.valueOf(e.getMessage()).split("\n")));
            return null;
        }
    }
}
