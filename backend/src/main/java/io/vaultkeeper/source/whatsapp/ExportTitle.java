package io.vaultkeeper.source.whatsapp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a chat is with, out of the name that the app gave to its text. */
final class ExportTitle {
    private static final String NAMELESS = "_chat";

    /**
     * What the app calls its texts, with the name last as in {@code WhatsApp Chat with X}, first as in {@code X ile WhatsApp Sohbeti}, or
     * within. As in https://github.com/dezi/ChatMatter, with what Russian, Chinese and iOS have come to write since.
     */
    private static final List<Pattern> NAMED = List.of(
            named(
                    "\\P{Nd}{0,25}?(?:WhatsApp|واتساب)[\\p{L}\\p{M}' -]{0,20}? (?:with|com|mit|con|avec|met|med|z|с контактом|с|со|са|з"
                            + "|dengan|amb|cu|su|ar|s uživatelem|s používateľom|s|kontaktiga|kay|με|với|กับ|עם|با|مع|-|–) (.+)"),
            named(
                    "(.+?)(?: ile| ilə| bilan| के साथ| सोबतच्या| এর সাথে| સાથેની| ਨਾਲ| உடன்| తో| ಜೊತೆ| മായുള്ള| کے ساتھ|との|님과의) ?"
                            + "WhatsApp ?[\\p{L}\\p{M}ー ]{2,20}"),
            named("WhatsApp [与與] ?(.+?) ?的(?:对话|對話)"),
            named("[与與] ?(.+?) ?的 ?WhatsApp ?(?:聊天|对话|對話)"),
            named("WhatsApp-keskustelu henkilön (.+) kanssa"),
            named("Biseda me (.+) në WhatsApp"));

    /** Of a file that was downloaded more than once. */
    private static final Pattern COPY = Pattern.compile(" ?\\(\\d{1,3}\\)$");

    private static final Pattern ENDING = Pattern.compile("\\.(?:txt|zip|json)$", Pattern.CASE_INSENSITIVE);

    private ExportTitle() {}

    /** @param within the name of its folder or archive, which is asked where its own says nothing */
    static String of(String name, String within) {
        String stem = stem(name);
        String telling = stem.equalsIgnoreCase(NAMELESS) ? stem(within) : stem;
        String title = PlainText.line(name(telling).orElse(telling));
        return title.isEmpty() ? "Chat" : title;
    }

    static boolean isText(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".txt");
    }

    /** Whether the app gave the name. */
    static boolean isGiven(String name) {
        String stem = stem(name);
        return stem.equalsIgnoreCase(NAMELESS) || name(stem).isPresent();
    }

    private static Pattern named(String form) {
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** Whom the app says that the chat is with. */
    private static Optional<String> name(String stem) {
        for (Pattern form : NAMED) {
            Matcher named = form.matcher(stem);
            if (named.matches()) {
                return Optional.of(named.group(1));
            }
        }
        return Optional.empty();
    }

    private static String stem(String name) {
        String bare = ENDING.matcher(PlainText.line(name)).replaceFirst("");
        return COPY.matcher(bare).replaceFirst("");
    }
}
