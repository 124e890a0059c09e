package io.vaultkeeper.source.whatsapp;

/** Why a message of an export holds nothing to read. */
enum LeftOut {
    SYSTEM,
    MEDIA_WITHOUT_WORDS,
    NO_TIME,
    EMPTY
}
