package io.vaultkeeper.source.whatsapp;

import java.util.List;

/**
 * What an address book's file holds.
 *
 * @param badRows where what could not be read stands, for the user, as in {@code line 12}
 */
record ContactsRead(List<Contact> contacts, List<String> badRows) {}
