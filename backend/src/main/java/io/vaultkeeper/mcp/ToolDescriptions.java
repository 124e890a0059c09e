package io.vaultkeeper.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What models are told of each tool, by its name. */
record ToolDescriptions(Map<String, Tool> byName) {
    static ToolDescriptions read(McpJsonMapper json) {
        try (InputStream file =
                Objects.requireNonNull(ToolDescriptions.class.getResourceAsStream("tools.json"), "tools.json")) {
            Tool[] tools = json.readValue(file.readAllBytes(), Tool[].class);
            return new ToolDescriptions(
                    Arrays.stream(tools).collect(Collectors.toMap(Tool::name, Function.identity())));
        } catch (IOException e) {
            throw new IllegalStateException("the program's archive is incomplete: tools.json", e);
        }
    }

    Tool of(VaultTool tool) {
        return Objects.requireNonNull(byName.get(tool.name()), tool.name());
    }
}
