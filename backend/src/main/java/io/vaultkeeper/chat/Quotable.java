package io.vaultkeeper.chat;

import io.vaultkeeper.chunking.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What can be quoted of a note on its own.
 *
 * @param kind a property or a link says little by itself, and a title only that there is a note
 */
record Quotable(Kind kind, String text) {
    /** An address holds words by chance. */
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    enum Kind {
        SENTENCE,
        PROPERTY,
        LINK,
        TITLE
    }

    /** All of a passage, in its order. */
    static List<Quotable> of(Chunk chunk) {
        FrontMatter front = FrontMatter.of(chunk);
        List<Quotable> quotable = new ArrayList<>();
        front.properties().forEach(line -> quotable.add(new Quotable(Kind.PROPERTY, Citations.strip(line))));
        String rest = Citations.strip(front.rest());
        boolean spoken = !chunk.messages().isEmpty();
        quotable.addAll(Sentences.of(spoken ? rest.lines().toList() : WrappedLines.joined(rest)));
        if (quotable.stream().noneMatch(said -> said.kind() == Kind.SENTENCE)) {
            // A passage that is a heading or a picture still says by its title that it is there.
            quotable.add(new Quotable(Kind.TITLE, chunk.provenance().title()));
        }
        return quotable;
    }

    /** A property's name; empty for anything else. */
    String key() {
        return kind == Kind.PROPERTY ? text.substring(0, text.indexOf(':')) : "";
    }

    /** The text as far as its words tell something. */
    String wording() {
        return ADDRESS.matcher(text).replaceAll("");
    }
}
