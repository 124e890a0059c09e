package io.vaultkeeper.llm;

/** One message of a prompt. */
public record ModelMessage(Role role, String text) {
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }
}
