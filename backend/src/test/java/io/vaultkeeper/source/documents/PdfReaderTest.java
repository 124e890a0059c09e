package io.vaultkeeper.source.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.document.TimeSpan.Basis;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PdfReaderTest {
    @TempDir
    private Path folder;

    @Test
    void aPageIsASectionWithItsPlace() throws Exception {
        try (PDDocument pdf = pdf("The first", "A hyphen-\nated word")) {
            pdf.getDocumentInformation().setTitle("Words");
            Calendar created = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
            created.setTimeInMillis(1_700_000_000_000L);
            pdf.getDocumentInformation().setCreationDate(created);
            ReadFile read = save(pdf);
            assertThat(read.only().provenance().title()).isEqualTo("Words");
            assertThat(read.only().provenance().time().basis()).isEqualTo(Basis.METADATA);
            assertThat(read.only().provenance().time().from()).hasToString("2023-11-14T22:13:20Z");
            assertThat(read.sections())
                    .extracting(section -> section.headings() + " " + section.fragment())
                    .containsExactly("[Page 1] page=1", "[Page 2] page=2");
            assertThat(ReadFile.text(read.only())).isEqualTo("The first\nA hyphenated word");
        }
    }

    @Test
    void aLockedFileIsTold() throws Exception {
        try (PDDocument pdf = pdf("secret")) {
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            assertThatThrownBy(() -> save(pdf))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void aScanIsTold() throws Exception {
        try (PDDocument pdf = pdf("")) {
            assertThatThrownBy(() -> save(pdf))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("OCR");
        }
    }

    @Test
    void aTruncatedFileIsReadOrTold() throws Exception {
        Path file = folder.resolve("a.pdf");
        try (PDDocument pdf = pdf("one", "two", "three")) {
            pdf.save(file.toFile());
        }
        byte[] whole = Files.readAllBytes(file);
        for (int kept = 0; kept < whole.length; kept += whole.length / 20) {
            Files.write(file, Arrays.copyOf(whole, kept));
            try {
                assertThat(ReadFile.of(file).documents()).hasSize(1);
            } catch (SourceException e) {
                assertThat(e).hasMessageMatching("(?s).*(damaged|no text).*");
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDiskThatFailsWithinAPageIsNotTakenForADamagedPage() throws Exception {
        Path file = folder.resolve("a.pdf");
        try (PDDocument pdf = pdf("one", "two", "three", "four", "five", "six")) {
            pdf.save(file.toFile(), CompressParameters.NO_COMPRESSION);
        }
        byte[] whole = Files.readAllBytes(file);
        int page = new String(whole, StandardCharsets.ISO_8859_1).indexOf("endstream") - 20;
        assertThat(PdfReader.read(new FailingDisk(whole, whole.length))).hasSize(1);
        assertThatThrownBy(() -> PdfReader.read(new FailingDisk(whole, page)))
                .isInstanceOf(IOException.class)
                .hasMessage("Is a directory");
    }

    /** One of its bytes the system refuses to read, as on a disk that fails: a folder has nothing that could be read. */
    private final class FailingDisk extends RandomAccessReadBuffer {
        private final int faultAt;

        private FailingDisk(byte[] bytes, int faultAt) {
            super(bytes);
            this.faultAt = faultAt;
        }

        @Override
        public int read() throws IOException {
            failWithin(1);
            return super.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            failWithin(length);
            return super.read(into, offset, length);
        }

        private void failWithin(int length) throws IOException {
            if (getPosition() <= faultAt && faultAt < getPosition() + length) {
                FileChannel.open(folder).read(ByteBuffer.allocate(1));
            }
        }

        @Override
        public RandomAccessReadView createView(long start, long length) {
            return new RandomAccessReadView(this, start, length);
        }
    }

    @Test
    void pagesThatContainThemselvesEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("a.pdf"), """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000/Parent 2 0 R>>endobj
                trailer<</Root 1 0 R/Size 3>>
                %%EOF
                """);
        assertThatThrownBy(() -> ReadFile.of(file)).isInstanceOf(SourceException.class);
    }

    private ReadFile save(PDDocument pdf) throws IOException, SourceException {
        Path file = folder.resolve("a.pdf");
        pdf.save(file.toFile());
        return ReadFile.of(file);
    }

    private static PDDocument pdf(String... pages) throws IOException {
        PDDocument pdf = new PDDocument();
        for (String text : pages) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.setLeading(14);
                content.newLineAtOffset(72, 700);
                for (String line : text.split("\n")) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
        }
        return pdf;
    }
}
