package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/** A page is a section. */
final class PdfReader {
    private static final long MAX_MEMORY = 64_000_000;

    /** What a damaged or hostile file may unpack to on disk. */
    private static final long MAX_UNPACKED = 1_000_000_000;

    /** A word cut at the end of a line. */
    private static final Pattern HYPHEN = Pattern.compile("(?<=\\p{Ll})-\\n(?=\\p{Ll})");

    private static final String PARAGRAPH = "\n\n";

    private PdfReader() {}

    static List<Content> read(Path file) throws IOException, SourceException {
        return read(new RandomAccessReadBufferedFile(file));
    }

    /** Closes the file. */
    static List<Content> read(RandomAccessRead file) throws IOException, SourceException {
        MemoryUsageSetting memory = MemoryUsageSetting.setupMixed(MAX_MEMORY, MAX_UNPACKED);
        try (PDDocument pdf = Loader.loadPDF(file, memory.streamCache)) {
            return List.of(read(pdf));
        } catch (InvalidPasswordException e) {
            throw new SourceException("It is locked with a password. Save a copy without one to have it read.", e);
        }
    }

    private static Content read(PDDocument pdf) throws IOException, SourceException {
        SectionsBuilder text = SectionsBuilder.withoutLines();
        List<String> damaged = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setLineSeparator("\n");
        stripper.setParagraphStart("\n");
        for (int page = 1; page <= pdf.getNumberOfPages() && !text.isFull(); page++) {
            stopIfInterrupted();
            try {
                addPage(pdf, stripper, page, text);
            } catch (IOException | RuntimeException e) {
                throwIfRefused(e);
                damaged.add("page " + page);
            }
        }
        if (text.isEmpty() && damaged.isEmpty()) {
            throw new SourceException(
                    "None of its pages holds text; they may be scanned. Run a text recognition (OCR) over it to have it read.");
        }
        PDDocumentInformation information = pdf.getDocumentInformation();
        List<Omission> omissions = new ArrayList<>(text.omissions());
        if (!damaged.isEmpty()) {
            omissions.add(new Omission("damaged pages", damaged.size(), damaged));
        }
        return new Content("", information.getTitle(), time(information), List.of(), text.sections(), omissions);
    }

    private static void stopIfInterrupted() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("interrupted");
        }
    }

    private static void throwIfRefused(Exception e) throws IOException {
        IOException refused = DiskFault.in(e);
        if (refused != null) {
            throw refused;
        }
    }

    private static void addPage(PDDocument pdf, PDFTextStripper stripper, int page, SectionsBuilder text)
            throws IOException {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        String written = HYPHEN.matcher(stripper.getText(pdf).replace("\r", "")).replaceAll("");
        text.begin("Page " + page, "page=" + page);
        for (String paragraph : written.split(PARAGRAPH)) {
            text.block(Kind.PARAGRAPH, paragraph);
        }
    }

    private static @Nullable TimeSpan time(PDDocumentInformation information) {
        Calendar created = information.getCreationDate();
        return created == null ? null : Dates.of(created.toInstant());
    }
}
