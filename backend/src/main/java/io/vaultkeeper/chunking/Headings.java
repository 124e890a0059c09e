package io.vaultkeeper.chunking;

import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.document.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Headings with no text of their own. */
final class Headings {
    private Headings() {}

    /** Whether the section is but a heading, and the next one's path says all of it. */
    static boolean areCarriedBy(@Nullable Section next, Section section) {
        List<String> path = section.headings();
        return next != null
                && !path.isEmpty()
                && section.blocks().size() == 1
                && section.blocks().get(0).kind() == Kind.HEADING
                && next.headings().size() > path.size()
                && next.headings().subList(0, path.size()).equals(path)
                && words(section.blocks().get(0).text()).equals(words(path.get(path.size() - 1)));
    }

    private static String words(String text) {
        StringBuilder words = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(words::appendCodePoint);
        return words.toString();
    }
}
