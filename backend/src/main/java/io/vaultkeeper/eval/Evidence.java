package io.vaultkeeper.eval;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.Provenance;
import java.text.Normalizer;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What answers a question. Every part that is there must fit.
 *
 * @param document its id, its path, its key, its title or an alias
 * @param heading any that a passage stands under
 * @param text at least half of it stands in the passage; of a few words, all of it
 * @param messages ids of which one is in the passage
 */
record Evidence(
        @Nullable String document,
        @Nullable String heading,
        @Nullable Trace text,
        Set<String> messages) {
    Evidence {
        document = document == null ? null : composed(document);
        messages = Set.copyOf(messages);
    }

    /** As it is looked for where nothing knows of headings: in all of the document. The same where only a heading tells. */
    Evidence withoutHeading() {
        boolean alone = document == null && text == null && messages.isEmpty();
        return alone ? this : new Evidence(document, null, text, messages);
    }

    boolean isIn(Chunk chunk, Trace chunkText) {
        return isOf(chunk.provenance())
                && (heading == null || chunk.headings().stream().anyMatch(heading::equalsIgnoreCase))
                && (messages.isEmpty()
                        || chunk.messages().stream().anyMatch(message -> messages.contains(message.id())))
                && (text == null || text.isIn(chunkText));
    }

    /** Whether this document may hold it. */
    boolean isOf(Provenance provenance) {
        return document == null || names(provenance).anyMatch(name -> name.equalsIgnoreCase(document));
    }

    /** For the user: what was expected, and where. */
    @Override
    public String toString() {
        String part = text != null
                ? "the text \"" + text.beginning() + "\""
                : heading != null ? "the heading \"" + heading + "\"" : "messages " + messages;
        return document == null ? part : part + " in " + document;
    }

    /** What a document may be called by, in any case. */
    static Stream<String> names(Provenance provenance) {
        String key = provenance.document().key();
        Stream<String> named =
                Stream.of(provenance.document().toString(), key, withoutExtension(key), provenance.title());
        return Stream.of(named, Stream.ofNullable(provenance.path()), provenance.aliases().stream())
                .flatMap(names -> names)
                .map(Evidence::composed);
    }

    /** Some systems write an accent of a file's name as a sign of its own. */
    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private static String withoutExtension(String key) {
        return key.endsWith(".md") ? key.substring(0, key.length() - ".md".length()) : key;
    }
}
