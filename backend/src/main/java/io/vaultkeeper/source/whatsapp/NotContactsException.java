package io.vaultkeeper.source.whatsapp;

/** A file is no address book; the message says what is wrong with it, to follow the file's name. */
final class NotContactsException extends Exception {
    private static final long serialVersionUID = 1L;

    NotContactsException(String message) {
        super(message);
    }
}
