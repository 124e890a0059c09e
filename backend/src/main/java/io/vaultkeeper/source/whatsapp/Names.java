package io.vaultkeeper.source.whatsapp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is who: the user, people of the address book, and those who are a number. A name that the export has stays as it is
 * there: it came from the telephone's own address book.
 */
final class Names {
    private static final Pattern NUMBER = Pattern.compile("\\+?(\\d{7,15})");
    private static final Pattern PERSON = Pattern.compile("@(?:s\\.whatsapp\\.net|c\\.us|lid)$");
    private static final Pattern WITHIN_NUMBERS = Pattern.compile("[\\s()./\\-\\u00A0\\u2010-\\u2015\\u202F]");
    private static final String GROUP = "@g.us";
    private static final int LONGEST_NAME = 200;

    /** What stands before the name that people give themselves, where the telephone's address book has none. */
    private static final String OWN_NAME = "~";

    private final String me;
    private final AddressBook book;

    /** @param me what the user is called */
    Names(String me, AddressBook book) {
        this.me = me;
        this.book = book;
    }

    String of(ExportedMessage message, String chat) {
        if (message.fromMe()) {
            return me;
        }
        String sender = message.sender();
        return sender == null || PlainText.line(sender).isEmpty() ? chat : person(sender);
    }

    String of(ExportedChat chat) {
        String name = chat.name();
        if (name != null && !PlainText.line(name).isEmpty()) {
            return person(name);
        }
        return switch (chat.key()) {
            case "status@broadcast" -> "Status updates";
            case ExportedChat.CALLS -> "Calls";
            default -> chat.key().endsWith(GROUP) ? "Group without a name" : person(chat.key());
        };
    }

    /** The number to talk to in the app; null for groups and those whose number WhatsApp hides. */
    static @Nullable String number(ExportedChat chat) {
        Matcher number = NUMBER.matcher(PERSON.matcher(chat.key()).replaceFirst(""));
        return number.matches() && PhoneNumbers.isPossible(number.group(1)) ? number.group(1) : null;
    }

    /** WhatsApp's own ids of people whose number it hides look like numbers, but no phone could have them. */
    private String person(String nameOrNumber) {
        String line = PlainText.cut(PlainText.line(nameOrNumber), LONGEST_NAME);
        String name =
                line.startsWith(OWN_NAME) ? line.substring(OWN_NAME.length()).strip() : line;
        Matcher number = NUMBER.matcher(
                WITHIN_NUMBERS.matcher(PERSON.matcher(name).replaceFirst("")).replaceAll(""));
        if (!number.matches()) {
            return name.isEmpty() ? line : name;
        }
        String digits = number.group(1);
        return book.name(digits).orElse(PhoneNumbers.isPossible(digits) ? "+" + digits : digits);
    }
}
