package io.vaultkeeper.source.whatsapp;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message as it stands in the app's own text.
 *
 * @param body who said it and what, with all its lines
 */
record WrittenMessage(MessageHead head, String body) {
    private static final int LONGEST_NAME = 80;

    /** What the app says of a group may name it, in quotes and with a colon in its name. */
    private static final Pattern QUOTES = Pattern.compile("[\"“”„«»]");

    /**
     * Empty where the app says it.
     *
     * @param title whom the chat is with: a name that may hold a colon
     */
    Optional<String> sender(String title) {
        int colon = colon(title);
        String name = colon < 0 ? "" : PlainText.line(body.substring(0, colon));
        boolean quoting = QUOTES.matcher(name).results().count() % 2 == 1;
        return name.isEmpty() || quoting ? Optional.empty() : Optional.of(name);
    }

    /** On iOS the app speaks under the name of the group. */
    boolean isOfTheGroup(String title) {
        String text = body.substring(colon(title) + 1).stripLeading();
        return head.bracketed()
                && !text.isEmpty()
                && text.charAt(0) == '\u200E'
                && sender(title).filter(PlainText.line(title)::equals).isPresent()
                && MessageContent.of(text, true).instead() == LeftOut.SYSTEM;
    }

    /** @param title as of {@link #sender} */
    MessageContent content(String title) {
        String text = body.substring(colon(title) + 1);
        return MessageContent.of(text.startsWith(" ") ? text.substring(1) : text, head.bracketed() && head.marked());
    }

    /** Behind the name, in the first line; -1 where there is none. */
    private int colon(String title) {
        if (body.startsWith(title + ": ")) {
            return title.length();
        }
        int end = body.indexOf('\n');
        String first = end < 0 ? body : body.substring(0, end);
        int colon = first.indexOf(": ");
        int at = colon < 0 && first.endsWith(":") ? first.length() - 1 : colon;
        return at > LONGEST_NAME ? -1 : at;
    }
}
