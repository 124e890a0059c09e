package io.vaultkeeper.source.collections;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row of JSON: values, and lists of values in one; what is nested is left aside. */
final class JsonRow {
    private JsonRow() {}

    static Row of(long line, JsonNode record) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            JsonNode value = field.getValue();
            if (value.isValueNode()) {
                fields.put(field.getKey(), value.isNull() ? "" : value.asText());
            } else if (value.isArray()) {
                fields.put(field.getKey(), String.join(", ", values(value)));
            }
        }
        return new Row(line, fields);
    }

    private static List<String> values(JsonNode list) {
        List<String> values = new ArrayList<>();
        for (JsonNode element : list) {
            if (element.isValueNode() && !element.isNull()) {
                values.add(element.asText());
            }
        }
        return values;
    }
}
