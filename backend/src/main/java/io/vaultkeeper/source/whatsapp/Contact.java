package io.vaultkeeper.source.whatsapp;

import java.util.List;

/**
 * A person of an address book.
 *
 * @param numbers as they are written there; may be none
 */
record Contact(String name, List<String> numbers) {
    Contact {
        numbers = List.copyOf(numbers);
    }
}
