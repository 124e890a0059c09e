package io.vaultkeeper.source.documents;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a document is called: what it calls itself, unless a program did. */
final class Titles {
    private static final Set<String> NAMELESS = Set.of(
            "untitled",
            "unknown",
            "document",
            "title",
            "unbenannt",
            "sem título",
            "powerpoint presentation",
            "slide 1");

    private static final int LONGEST = 300;

    private Titles() {}

    /** @param fileName stands in */
    static String of(@Nullable String own, String fileName) {
        String title = own == null ? "" : PlainText.line(own);
        return isSensible(title) ? title : withoutExtension(fileName);
    }

    private static boolean isSensible(String title) {
        String lower = title.toLowerCase(Locale.ROOT);
        boolean printed = lower.startsWith("microsoft word - ") || lower.startsWith("microsoft powerpoint - ");
        boolean fileName = lower.matches("\\S{1,100}\\.(docx?|pdf|odt|rtf|tex|dvi|indd|pptx?|xlsx?|html?)");
        boolean words = title.codePoints().anyMatch(Character::isLetterOrDigit);
        return words && !printed && !fileName && title.length() <= LONGEST && !NAMELESS.contains(lower);
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
