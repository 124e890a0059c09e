package io.vaultkeeper.source.whatsapp;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a chat is with, out of the name that the app gave to its text. */
final class ExportTitle {
    private static final String NAMELESS = "_chat";

    /** As in {@code WhatsApp Chat with X}, {@code Conversa do WhatsApp com X}, {@code WhatsApp Chat - X}. */
    private static final Pattern NAMED = Pattern.compile(
            "\\P{Nd}{0,25}?WhatsApp[\\p{L} -]{0,20}? (?:with|com|mit|con|avec|met|med|z|с|со|ile|dengan|-|–) (.+)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    /** Of a file that was downloaded more than once. */
    private static final Pattern COPY = Pattern.compile(" ?\\(\\d{1,3}\\)$");

    private static final Pattern ENDING = Pattern.compile("\\.(?:txt|zip|json)$", Pattern.CASE_INSENSITIVE);

    private ExportTitle() {}

    /** @param within the name of its folder or archive, which is asked where its own says nothing */
    static String of(String name, String within) {
        String stem = stem(name);
        String telling = stem.equalsIgnoreCase(NAMELESS) ? stem(within) : stem;
        Matcher named = NAMED.matcher(telling);
        String title = PlainText.line(named.matches() ? named.group(1) : telling);
        return title.isEmpty() ? "Chat" : title;
    }

    static boolean isText(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".txt");
    }

    /** Whether the app gave the name. */
    static boolean isGiven(String name) {
        String stem = stem(name);
        return stem.equalsIgnoreCase(NAMELESS) || NAMED.matcher(stem).matches();
    }

    private static String stem(String name) {
        String bare = ENDING.matcher(PlainText.line(name)).replaceFirst("");
        return COPY.matcher(bare).replaceFirst("");
    }
}
