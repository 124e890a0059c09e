package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Section;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.source.Omission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document as its format's reader understood it.
 *
 * @param part names it among the documents of its file, the same whenever the file is read; empty where the file is one document
 * @param title null where the document has none of its own
 * @param time null where only the file's is known
 * @param participants who wrote to whom, or who was invited
 * @param omissions what was found in it and not read
 */
record Content(
        String part,
        @Nullable String title,
        @Nullable TimeSpan time,
        List<String> participants,
        List<Section> sections,
        List<Omission> omissions) {
    Content {
        participants = List.copyOf(participants);
        sections = List.copyOf(sections);
        omissions = List.copyOf(omissions);
    }

    /** The only document of its file. */
    static Content whole(@Nullable String title, @Nullable TimeSpan time, SectionsBuilder text) {
        return new Content("", title, time, List.of(), text.sections(), text.omissions());
    }
}
