package io.vaultkeeper.source.whatsapp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a message in the app's own text was written by a person.
 *
 * @param text empty where nothing was
 * @param instead what the message was otherwise; null where there is text
 */
record MessageContent(String text, @Nullable LeftOut instead) {
    /** As a file's name on iOS: {@code <attached: 0001-PHOTO.jpg>}. */
    private static final Pattern ATTACHED_FILE = Pattern.compile("<[^<>:\\n]{2,30}: ?[^<>\\n]{1,250}>");

    /** As on Android: {@code IMG-20240101-WA0001.jpg (file attached)}. */
    private static final Pattern FILE_ATTACHED = Pattern.compile("(.{1,250}\\.\\w{1,5}) \\(([^()]{2,40})\\)");

    /** In the place of a file on Android: {@code <Media omitted>}. */
    private static final Pattern OMITTED = Pattern.compile("<([\\p{L}\\p{M} ]{3,60})>");

    /** By a camera, or for want of any other: {@code IMG-20240101-WA0001.jpg}, {@code 00000012-PHOTO.jpg}, a UUID. */
    private static final Pattern GIVEN_BY_A_PROGRAM =
            Pattern.compile("(?:IMG|VID|AUD|PTT|STK|GIF)-.*|\\d{6,}-.*|\\p{XDigit}{8}-[\\p{XDigit}-]{27}\\..*");

    private static final Pattern LAST_BRACKETS = Pattern.compile("<([^<>\\n]{3,80})>$");
    private static final Pattern NOT_LATIN = Pattern.compile("[^\\p{IsLatin} ]");
    private static final int LONGEST_PLACEHOLDER = 80;
    private static final char MARK = '\u200E';

    /** @param written with the marks of direction that stand in it
     * @param byTheApp whether the app says that it wrote a part of it */
    static MessageContent of(String written, boolean byTheApp) {
        String text = withoutEdited(written);
        MessageContent ofFile = file(text);
        if (ofFile != null) {
            return ofFile;
        }
        String bare = PlainText.of(PlainText.withoutMarks(text));
        if (AppWords.sayDeleted(bare)) {
            return new MessageContent("", LeftOut.DELETED);
        }
        if (AppWords.sayMissedCall(bare)) {
            return new MessageContent("", LeftOut.CALL);
        }
        if (!text.isEmpty() && text.charAt(0) == MARK && AppWords.sayOmitted(bare)) {
            return new MessageContent("", LeftOut.MEDIA_WITHOUT_WORDS); // older iOS marks no line, but what it wrote
        }
        return byTheApp ? marked(text, bare) : said(bare, LeftOut.EMPTY);
    }

    /** Android's words for a view-once message are none. */
    private static MessageContent said(String text, LeftOut otherwise) {
        return text.isEmpty() || text.equals("null")
                ? new MessageContent("", otherwise)
                : new MessageContent(text, null);
    }

    private static String withoutEdited(String written) {
        String end = written.stripTrailing();
        int open = end.lastIndexOf('<');
        if (open < 0 || end.length() - open > LONGEST_PLACEHOLDER) {
            return written;
        }
        Matcher brackets = LAST_BRACKETS.matcher(PlainText.withoutMarks(end.substring(open)));
        return brackets.matches() && AppWords.sayEdited(brackets.group(1)) ? end.substring(0, open) : written;
    }

    private static @Nullable MessageContent file(String text) {
        Matcher onIos = ATTACHED_FILE.matcher(text);
        if (onIos.find() && onIos.start() > 0 && text.charAt(onIos.start() - 1) == MARK) {
            return caption(text.substring(0, onIos.start()) + text.substring(onIos.end()));
        }
        int end = text.indexOf('\n');
        String first = PlainText.of(end < 0 ? text : text.substring(0, end));
        String rest = end < 0 ? "" : text.substring(end + 1);
        Matcher omitted = OMITTED.matcher(first);
        if (omitted.matches() && isPlaceholder(omitted.group(1))) {
            return caption(rest);
        }
        Matcher attached = FILE_ATTACHED.matcher(first);
        if (attached.matches() && (text.charAt(0) == MARK || AppWords.sayAttached(attached.group(2)))) {
            boolean named = isGivenByAProgram(attached.group(1));
            return caption(named ? rest : attached.group(1) + "\n" + rest);
        }
        return null;
    }

    /** @param name of a file */
    static boolean isGivenByAProgram(String name) {
        return GIVEN_BY_A_PROGRAM.matcher(name).matches();
    }

    private static boolean isPlaceholder(String words) {
        return AppWords.sayOmitted(words) || NOT_LATIN.matcher(words).find();
    }

    private static MessageContent caption(String text) {
        return said(PlainText.of(PlainText.withoutMarks(text)), LeftOut.MEDIA_WITHOUT_WORDS);
    }

    /** A caption may stand before what the app wrote; a poll or a place is the app's, but worth reading. */
    private static MessageContent marked(String text, String bare) {
        int mark = text.indexOf(MARK);
        if (mark > 0 && text.indexOf('\n', mark) < 0 && text.length() - mark <= LONGEST_PLACEHOLDER) {
            return caption(withoutBullet(text.substring(0, mark)));
        }
        boolean poll = bare.indexOf(":\n") > 0;
        if (mark != 0 || poll || bare.contains("://")) {
            return said(bare, LeftOut.EMPTY);
        }
        return new MessageContent("", AppWords.sayOmitted(bare) ? LeftOut.MEDIA_WITHOUT_WORDS : LeftOut.SYSTEM);
    }

    private static String withoutBullet(String text) {
        String end = text.strip();
        return end.endsWith("•") ? end.substring(0, end.length() - 1) : end;
    }
}
