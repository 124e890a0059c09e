package io.vaultkeeper.mcp;

/** A tool cannot do what it was asked. The message is for the model that called it: what is wrong, and what to do. */
final class ToolException extends Exception {
    private static final long serialVersionUID = 1L;

    ToolException(String message) {
        super(message);
    }
}
