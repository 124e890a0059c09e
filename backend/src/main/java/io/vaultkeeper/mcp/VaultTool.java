package io.vaultkeeper.mcp;

import io.vaultkeeper.source.SourceException;
import java.io.IOException;

/** One tool; its description and schemas stand in tools.json under its name. */
interface VaultTool {
    String name();

    /** @param arguments as the tool's input schema has them */
    ToolResult call(ToolArguments arguments, Caller caller) throws ToolException, IOException, SourceException;
}
