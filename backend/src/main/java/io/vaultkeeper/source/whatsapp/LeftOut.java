package io.vaultkeeper.source.whatsapp;

/** Why a message of an export holds nothing to read. */
enum LeftOut {
    SYSTEM("system messages"),
    CALL("calls"),
    DELETED("deleted messages"),
    MEDIA_WITHOUT_WORDS("photos, voice notes and other media without words"),
    NO_TIME("messages without a time"),
    EMPTY("messages without words"),
    TOO_MUCH("messages beyond what a chat may hold");

    private final String words;

    LeftOut(String words) {
        this.words = words;
    }

    /** For the user, in the plural. */
    String words() {
        return words;
    }
}
