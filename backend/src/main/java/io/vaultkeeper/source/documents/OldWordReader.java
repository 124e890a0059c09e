package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.extractor.WordExtractor;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Word's files of 1997 to 2003. */
final class OldWordReader {
    private OldWordReader() {}

    static List<Content> read(Path file) throws IOException, SourceException {
        try (POIFSFileSystem open = new POIFSFileSystem(file.toFile(), true);
                HWPFDocument document = new HWPFDocument(open)) {
            return List.of(read(document));
        } catch (EncryptedDocumentException e) {
            throw OfficeFiles.locked(e);
        }
    }

    private static Content read(HWPFDocument document) {
        SectionsBuilder text = SectionsBuilder.withoutLines();
        Range all = document.getRange();
        for (int i = 0; i < all.numParagraphs() && !text.isFull(); i++) {
            add(document, all.getParagraph(i), text);
        }
        SummaryInformation summary = document.getSummaryInformation();
        return Content.whole(summary == null ? null : summary.getTitle(), time(summary), text);
    }

    private static void add(HWPFDocument document, Paragraph paragraph, SectionsBuilder text) {
        String words = WordExtractor.stripFields(paragraph.text());
        var style = document.getStyleSheet().getStyleDescription(paragraph.getStyleIndex());
        int level = WordReader.level(style == null ? null : style.getName());
        if (level > 0) {
            text.heading(level, words);
        } else {
            text.block(Kind.PARAGRAPH, words);
        }
    }

    private static @Nullable TimeSpan time(@Nullable SummaryInformation summary) {
        Date created = summary == null ? null : summary.getCreateDateTime();
        return created == null ? null : Dates.of(created.toInstant());
    }
}
