package io.vaultkeeper.source.collections;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One collection: a file of records, and which of their columns say what.
 *
 * @param name the first part of its records' keys
 * @param file absolute
 * @param id names the column; null: {@code id}, else a table's first
 * @param text the columns that are read; empty: all that hold text and have no other use
 * @param title names the column; null where records have none
 * @param date likewise
 * @param url likewise
 */
public record CollectionSettings(
        String name,
        Path file,
        @Nullable String id,
        List<String> text,
        @Nullable String title,
        @Nullable String date,
        @Nullable String url) {
    public CollectionSettings {
        text = List.copyOf(text);
        if (name.isBlank() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "sources.collections: name: must be a name without \"/\", not \"" + name + "\"");
        }
    }
}
