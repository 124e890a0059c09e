package io.vaultkeeper.mcp;

/**
 * What a tool found.
 *
 * @param text for a model to read
 * @param structured the same for a program, as the tool's output schema has it
 */
record ToolResult(String text, Object structured) {}
