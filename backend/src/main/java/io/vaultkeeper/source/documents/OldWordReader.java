package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.OmissionCounts;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
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
        } catch (OldWordFileFormatException e) {
            throw new SourceException(
                    "It was written by Word 95 or an older one. Save it as .docx to have it read.", e);
        }
    }

    private static Content read(HWPFDocument document) {
        SectionsBuilder text = SectionsBuilder.withoutLines();
        add(document, document.getRange(), text);
        OmissionCounts damaged = new OmissionCounts();
        addPart(document, "text boxes", document::getMainTextboxRange, text, damaged);
        addPart(document, "footnotes", document::getFootnoteRange, text, damaged);
        addPart(document, "endnotes", document::getEndnoteRange, text, damaged);
        SummaryInformation summary = document.getSummaryInformation();
        String title = summary == null ? null : summary.getTitle();
        List<Omission> omissions = new ArrayList<>(text.omissions());
        damaged.tell(omissions::add);
        return new Content("", title, time(summary), List.of(), text.sections(), omissions);
    }

    /** What stands behind the text in the file; where it is damaged the text is worth reading without it. */
    private static void addPart(
            HWPFDocument document, String what, Supplier<Range> part, SectionsBuilder text, OmissionCounts damaged) {
        try {
            add(document, part.get(), text);
        } catch (RuntimeException e) {
            damaged.add("damaged parts", what);
        }
    }

    private static void add(HWPFDocument document, Range part, SectionsBuilder text) {
        for (int i = 0; i < part.numParagraphs() && !text.isFull(); i++) {
            add(document, part.getParagraph(i), text);
        }
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
