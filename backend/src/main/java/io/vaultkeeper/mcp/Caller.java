package io.vaultkeeper.mcp;

import io.vaultkeeper.llm.Cancellation;
import java.util.function.Consumer;

/**
 * Who waits for a tool.
 *
 * @param cancellation where nobody does any more
 * @param progress takes what is being done, for people; to be called by the tool's thread
 */
record Caller(Cancellation cancellation, Consumer<String> progress) {}
