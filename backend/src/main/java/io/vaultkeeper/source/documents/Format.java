package io.vaultkeeper.source.documents;

import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the documents of files of one format. Safe for use by several threads. */
interface Format {
    /** Larger files are pictures more than text, or dumps. */
    long MAX_BYTES = 200_000_000;

    /**
     * @throws SourceException where the content is at fault in a way that is known
     * @throws IOException where the file is damaged, or the disk is at fault
     */
    void read(Path file, TimeLimit limit, Parsed parsed) throws IOException, SourceException;

    /** What becomes of that which is read. */
    interface Parsed {
        void document(Content content);

        void leftOut(Omission omission);
    }

    /** Reads a file at once. */
    @FunctionalInterface
    interface Parser {
        List<Content> parse(Path file) throws IOException, SourceException;
    }

    /** A format whose files are parsed at once, if they are not too large, within the limit. */
    static Format parsedAtOnce(Parser parser) {
        return (file, limit, parsed) -> {
            if (Files.size(file) > MAX_BYTES) {
                throw new SourceException("It is larger than " + MAX_BYTES / 1_000_000
                        + " MB. Split it, or leave it out with sources.documents.exclude.");
            }
            limit.within(() -> parser.parse(file)).forEach(parsed::document);
        };
    }
}
