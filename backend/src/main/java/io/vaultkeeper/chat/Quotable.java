package io.vaultkeeper.chat;

/**
 * What can be quoted of a note on its own.
 *
 * @param kind a property or a link says little by itself, and a title only that there is a note
 */
record Quotable(Kind kind, String text) {
    enum Kind {
        SENTENCE,
        PROPERTY,
        LINK,
        TITLE
    }

    /** A property's name; empty for anything else. */
    String key() {
        return kind == Kind.PROPERTY ? text.substring(0, text.indexOf(':')) : "";
    }
}
