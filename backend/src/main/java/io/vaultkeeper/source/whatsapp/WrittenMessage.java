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

    /** Empty where the app says it. */
    Optional<String> sender() {
        int colon = colon();
        String name = colon < 0 ? "" : PlainText.line(body.substring(0, colon));
        boolean quoting = QUOTES.matcher(name).results().count() % 2 == 1;
        return name.isEmpty() || quoting ? Optional.empty() : Optional.of(name);
    }

    /** On iOS the app speaks under the name of the group. */
    boolean isOfTheGroup(String title) {
        String text = body.substring(colon() + 1).stripLeading();
        return head.bracketed()
                && !text.isEmpty()
                && text.charAt(0) == '\u200E'
                && sender().filter(PlainText.line(title)::equals).isPresent()
                && MessageContent.of(text, true).instead() == LeftOut.SYSTEM;
    }

    MessageContent content() {
        String text = body.substring(colon() + 1);
        return MessageContent.of(text.startsWith(" ") ? text.substring(1) : text, head.bracketed() && head.marked());
    }

    /** Behind the name, in the first line; -1 where there is none. */
    private int colon() {
        int end = body.indexOf('\n');
        String first = end < 0 ? body : body.substring(0, end);
        int colon = first.indexOf(": ");
        int at = colon < 0 && first.endsWith(":") ? first.length() - 1 : colon;
        return at > LONGEST_NAME ? -1 : at;
    }
}
