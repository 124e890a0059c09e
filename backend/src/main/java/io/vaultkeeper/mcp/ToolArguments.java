package io.vaultkeeper.mcp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;

/** A call's arguments, which fit the tool's input schema. */
record ToolArguments(Map<String, Object> values) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** @throws ToolException where a value is of the right form and yet means nothing, such as the 31st of June */
    <T> T as(Class<T> type) throws ToolException {
        try {
            return MAPPER.convertValue(values, type);
        } catch (IllegalArgumentException e) {
            throw new ToolException("The arguments cannot be read. Dates are days such as 2024-01-31.");
        }
    }
}
