package io.vaultkeeper.source.whatsapp;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is who: the user, people of the address book, and those who are a number. */
final class Names {
    private static final Pattern NUMBER = Pattern.compile("\\+?(\\d{6,15})(?:@(?:s\\.whatsapp\\.net|c\\.us))?");
    private static final String GROUP = "@g.us";

    private final String me;
    private final Function<String, Optional<String>> book;

    /**
     * @param me what the user is called
     * @param book the name that a phone number has there
     */
    Names(String me, Function<String, Optional<String>> book) {
        this.me = me;
        this.book = book;
    }

    String of(ExportedMessage message, String chat) {
        if (message.fromMe()) {
            return me;
        }
        String sender = message.sender();
        return sender == null || sender.isBlank() ? chat : person(sender.strip());
    }

    String of(ExportedChat chat) {
        String name = chat.name();
        if (name != null && !name.isBlank()) {
            return person(name.strip());
        }
        return switch (chat.key()) {
            case "status@broadcast" -> "Status updates";
            case "000000000000000" -> "Calls";
            default -> chat.key().endsWith(GROUP) ? "Group without a name" : person(chat.key());
        };
    }

    /** The number to talk to in the app; null for groups and those whose number WhatsApp hides. */
    static @Nullable String number(ExportedChat chat) {
        Matcher number = NUMBER.matcher(chat.key());
        return number.matches() ? number.group(1) : null;
    }

    private String person(String nameOrNumber) {
        Matcher number = NUMBER.matcher(nameOrNumber.replaceAll("[\\s()\\-\\u00A0\\u2011]", ""));
        return number.matches() ? book.apply(number.group(1)).orElse("+" + number.group(1)) : nameOrNumber;
    }
}
