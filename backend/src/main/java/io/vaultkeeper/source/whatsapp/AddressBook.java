package io.vaultkeeper.source.whatsapp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose a phone number is. Of two people of one name the second is told apart by the end of a number, as in
 * {@code Ana Silva (+351…678)}; a number under two names is the first one's.
 */
final class AddressBook {
    static final AddressBook EMPTY = new AddressBook(new PhoneNumbers(null));

    private final PhoneNumbers phones;
    private final Map<String, String> byInternational = new HashMap<>();

    /** By the digits of numbers whose country is not known; an empty name stands for several people. */
    private final Map<String, String> byNational = new HashMap<>();

    private final Map<String, Set<String>> numbersByName = new HashMap<>();
    private final List<String> unread = new ArrayList<>();

    private AddressBook(PhoneNumbers phones) {
        this.phones = phones;
    }

    static AddressBook of(List<Contact> contacts, PhoneNumbers phones) {
        AddressBook book = new AddressBook(phones);
        contacts.forEach(book::add);
        return book;
    }

    /** @param digits of a whole number, country first, with or without a plus */
    Optional<String> name(String digits) {
        String bare = digits.startsWith("+") ? digits.substring(1) : digits;
        Optional<String> key = phones.international("+" + bare);
        Optional<String> exact = key.map(byInternational::get);
        return exact.isPresent() ? exact : byEnding(bare);
    }

    /** What stands in the place of numbers and is none, with the name it stands at. */
    List<String> unreadNumbers() {
        return List.copyOf(unread);
    }

    /** Where exactly one person has a number that this one ends with. */
    private Optional<String> byEnding(String digits) {
        Set<String> found = new HashSet<>();
        for (int start = 0; start < digits.length(); start++) {
            String name = byNational.get(digits.substring(start));
            if (name != null) {
                found.add(name);
            }
        }
        return found.size() == 1
                ? found.stream().filter(name -> !name.isEmpty()).findAny()
                : Optional.empty();
    }

    private void add(Contact contact) {
        Set<String> keys = new HashSet<>();
        String shown = "";
        for (String number : contact.numbers()) {
            Optional<String> key = phones.international(number).or(() -> PhoneNumbers.national(number));
            key.ifPresent(keys::add);
            shown = shown.isEmpty() ? key.orElse("") : shown;
            if (key.isEmpty()) {
                unread.add(contact.name() + ": " + number);
            }
        }
        String name = toldApart(contact.name(), keys, shown);
        keys.forEach(key -> put(key, name));
    }

    /** The same name with a number in common is the same person, entered twice. */
    private String toldApart(String name, Set<String> keys, String shown) {
        Set<String> others = numbersByName.computeIfAbsent(name, first -> new HashSet<>());
        boolean namesake = !others.isEmpty() && keys.stream().noneMatch(others::contains);
        others.addAll(keys);
        return namesake && !keys.isEmpty() ? name + " (" + PhoneNumbers.shortened(shown) + ")" : name;
    }

    private void put(String key, String name) {
        if (key.startsWith("+")) {
            byInternational.putIfAbsent(key, name);
        } else {
            byNational.merge(key, name, (one, other) -> one.equals(other) ? one : "");
        }
    }
}
