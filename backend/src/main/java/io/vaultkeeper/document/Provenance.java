package io.vaultkeeper.document;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a text comes from: all that a citation, a filter or a list of sources needs to know of its document.
 *
 * @param path relative to the vault, with {@code /}; null where the document is no file of the vault
 * @param tags without {@code #}, spelled as written, nested ones with {@code /}; those of the front matter and of the text
 * @param participants who speaks in a conversation, who wrote a mail and to whom; empty elsewhere
 * @param uri opens the document where it lives; null where nothing does
 */
public record Provenance(
        DocumentId document,
        @Nullable String path,
        String title,
        List<String> aliases,
        List<String> tags,
        List<String> participants,
        TimeSpan time,
        @Nullable String uri) {
    public Provenance {
        aliases = List.copyOf(aliases);
        tags = List.copyOf(tags);
        participants = List.copyOf(participants);
    }

    /**
     * The same, but for its place within the document.
     *
     * @param fragment as in {@link Section#fragment}
     */
    public Provenance at(String fragment) {
        return uri == null || fragment.isEmpty()
                ? this
                : new Provenance(document, path, title, aliases, tags, participants, time, within(uri, fragment));
    }

    /** Obsidian takes the place as a part of the file's name, as in its links. */
    private static String within(String uri, String fragment) {
        return uri.startsWith("obsidian://")
                ? uri
                        + URLEncoder.encode("#" + fragment, StandardCharsets.UTF_8)
                                .replace("+", "%20")
                : uri + "#" + fragment;
    }

    /** The same, but for some of those who speak, and for when. */
    public Provenance during(TimeSpan part, List<String> speakers) {
        return new Provenance(document, path, title, aliases, tags, speakers, part, uri);
    }
}
