package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.source.FileText;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Plain text: paragraphs between blank lines. */
final class TextReader {
    /** Held whole, some times over. */
    private static final long MAX_BYTES = 50_000_000;

    private TextReader() {}

    static List<Content> read(Path file) throws IOException, SourceException {
        SectionsBuilder text = SectionsBuilder.withLines();
        List<String> lines = FileText.lines(text(file));
        int start = 0;
        for (int i = 0; i <= lines.size() && !text.isFull(); i++) {
            if (i == lines.size() || lines.get(i).isBlank()) {
                paragraph(lines, start, i, text);
                start = i + 1;
            }
        }
        return List.of(Content.whole(null, null, text));
    }

    /** @throws SourceException where it is no text, or too large to be one */
    static String text(Path file) throws IOException, SourceException {
        if (Files.size(file) > MAX_BYTES) {
            throw new SourceException("It is larger than " + MAX_BYTES / 1_000_000 + " MB, too much for a text.");
        }
        String text = FileText.decode(Files.readAllBytes(file));
        if (text.indexOf('\0') >= 0) {
            throw new SourceException("It is no text, whatever its name says.");
        }
        return text;
    }

    private static void paragraph(List<String> lines, int start, int end, SectionsBuilder text) {
        if (start < end) {
            text.block(Kind.PARAGRAPH, String.join("\n", lines.subList(start, end)), start + 1, end);
        }
    }
}
