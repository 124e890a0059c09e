package io.vaultkeeper.source.whatsapp;

import ezvcard.VCard;
import ezvcard.io.text.VCardReader;
import ezvcard.property.FormattedName;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.TextListProperty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads vCards of any version. */
final class ContactsCards {
    private ContactsCards() {}

    static ContactsRead read(String text) {
        List<Contact> contacts = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        try (VCardReader cards = new VCardReader(text)) {
            int count = 0;
            for (VCard card = cards.readNext(); card != null; card = cards.readNext()) {
                count++;
                String name = name(card);
                if (name.isEmpty()) {
                    bad.add("card " + count + " has no name");
                } else {
                    contacts.add(new Contact(name, numbers(card)));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail to be read", e);
        }
        return new ContactsRead(contacts, bad);
    }

    private static String name(VCard card) {
        FormattedName formatted = card.getFormattedName();
        return Stream.of(
                        formatted == null ? "" : Objects.requireNonNullElse(formatted.getValue(), ""),
                        structured(card.getStructuredName()),
                        joined(card.getNickname()),
                        joined(card.getOrganization()))
                .map(each -> PlainText.line(each))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String structured(@Nullable StructuredName name) {
        return name == null
                ? ""
                : Stream.concat(
                                Stream.concat(Stream.ofNullable(name.getGiven()), name.getAdditionalNames().stream()),
                                Stream.ofNullable(name.getFamily()))
                        .collect(Collectors.joining(" "));
    }

    private static String joined(@Nullable TextListProperty names) {
        return names == null || names.getValues().isEmpty()
                ? ""
                : names.getValues().get(0);
    }

    private static List<String> numbers(VCard card) {
        List<String> numbers = new ArrayList<>();
        for (Telephone telephone : card.getTelephoneNumbers()) {
            String number = telephone.getUri() == null
                    ? telephone.getText()
                    : telephone.getUri().getNumber();
            if (number != null && !number.isBlank()) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
