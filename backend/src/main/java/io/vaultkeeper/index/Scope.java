package io.vaultkeeper.index;

import io.vaultkeeper.document.DocumentId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which chunks may be found. The parts narrow each other; within a part any one entry suffices; an empty or null part does
 * not narrow.
 *
 * <p>Names of folders, tags and documents are compared in any Unicode normal form.
 *
 * @param folders relative to the vault, with or without a trailing slash; sub-folders included; an empty name is the vault
 * @param tags with or without {@code #}, in any case; nested tags included
 * @param participants who speaks, or the title of a chat: the whole name or one word of it, in any case, with or without
 *     accents
 * @param from first day, in the system's time zone
 * @param to last day, inclusive
 */
public record Scope(
        List<String> folders,
        List<String> tags,
        List<String> sources,
        List<DocumentId> documents,
        List<String> participants,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    public static final Scope ALL = new Scope(List.of(), List.of(), List.of(), List.of(), List.of(), null, null);

    public Scope {
        folders = List.copyOf(folders);
        tags = List.copyOf(tags);
        sources = List.copyOf(sources);
        documents = List.copyOf(documents);
        participants = List.copyOf(participants);
    }

    /** The same scope with its dates narrowed to these, where they are given and it has none of its own. */
    public Scope between(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new Scope(
                folders, tags, sources, documents, participants, from == null ? first : from, to == null ? last : to);
    }
}
