/** WhatsApp chats: exports of the exporter and of the app itself, with names out of an address book. */
@NullMarked
package io.vaultkeeper.source.whatsapp;

import org.jspecify.annotations.NullMarked;
