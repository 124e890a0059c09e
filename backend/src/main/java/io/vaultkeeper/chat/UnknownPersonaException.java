package io.vaultkeeper.chat;

/** Nobody of that name. The message lists who there is. */
public final class UnknownPersonaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownPersonaException(String name, String known) {
        super("There is no persona \"" + name + "\"; there are: " + known + ".");
    }
}
