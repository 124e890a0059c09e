package io.vaultkeeper.chat;

/** Nobody of that name, or a note that cannot be a persona. The message says who there is, or what is wrong with the note. */
public final class UnknownPersonaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownPersonaException(String message) {
        super(message);
    }

    UnknownPersonaException(String name, String known) {
        super("There is no persona \"" + name + "\"; there are: " + known + ".");
    }
}
