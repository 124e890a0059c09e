package io.vaultkeeper.source.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFootnote;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;

/** Word's files since 2007. */
class WordTest {
    @TempDir
    private Path folder;

    @Test
    void wordsHeadingsAndTablesAreRead() throws Exception {
        Path file = folder.resolve("a.docx");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            XWPFParagraph heading = document.createParagraph();
            heading.setStyle("Heading1");
            heading.createRun().setText("Roof");
            document.createParagraph().createRun().setText("Tiles are missing.");
            XWPFTable table = document.createTable(1, 2);
            table.getRow(0).getCell(0).setText("Tile");
            table.getRow(0).getCell(1).setText("3 euros");
            table.getRow(0).getCell(1).addParagraph().createRun().setText("each");
            document.getDocument()
                    .getBody()
                    .addNewSdt()
                    .addNewSdtContent()
                    .addNewP()
                    .addNewR()
                    .addNewT()
                    .setStringValue("Said in a control.");
            CTR entry = document.getDocument()
                    .getBody()
                    .addNewSdt()
                    .addNewSdtContent()
                    .addNewP()
                    .addNewR();
            entry.addNewT().setStringValue("Entry of the contents");
            entry.addNewTab();
            entry.addNewT().setStringValue("3");
            document.getProperties().getCoreProperties().setTitle("The house");
            document.write(out);
        }
        ReadFile read = ReadFile.of(file);
        assertThat(read.only().provenance().title()).isEqualTo("The house");
        assertThat(read.outline())
                .contains(
                        "[Roof]",
                        "HEADING",
                        "PARAGRAPH",
                        "Tiles are missing.",
                        "TABLE",
                        "Tile | 3 euros each",
                        "Said in a control.")
                .doesNotContain("Entry of the contents");
        assertThat(read.sections().get(0).fragment()).isEmpty();
    }

    @Test
    void cellsAndRowsInContentControlsAreRead() throws Exception {
        assertThat(word("""
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Name</w:t></w:r></w:p></w:tc>
                <w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>Ines Prado</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr>
                <w:sdt><w:sdtContent><w:tr><w:tc><w:p><w:r><w:t>Rent</w:t></w:r></w:p></w:tc>
                <w:tc><w:p><w:r><w:t>1,150</w:t></w:r></w:p></w:tc></w:tr></w:sdtContent></w:sdt>
                <w:tr><w:tc><w:p><w:r><w:t>Floor</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr>
                </w:tbl>""")).isEqualTo("Name | Ines Prado\nRent | 1,150\nFloor | 3");
    }

    @Test
    void boxesOfTextAreReadOnce() throws Exception {
        String box = """
                <w:p><w:r><w:t>Before.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>
                <w:txbxContent><w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr><w:r><w:t>Boxed</w:t></w:r>
                <w:r><w:tab/><w:t>words</w:t></w:r></w:p><w:p><w:r><w:t>Second line</w:t></w:r></w:p></w:txbxContent></wps:txbx>
                </w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Boxed words</w:t></w:r></w:p>
                </w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>""";
        assertThat(word(box)).isEqualTo("Before.\nBoxed\twords\nSecond line");
        assertThat(word("<w:tbl><w:tr><w:tc>" + box + "</w:tc></w:tr></w:tbl>"))
                .isEqualTo("Before. Boxed words Second line");
    }

    @Test
    void footnotesStandOnceAndWithoutMarks() throws Exception {
        Path file = folder.resolve("a.docx");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            XWPFFootnote note = document.createFootnote();
            note.createParagraph().createRun().setText("In May.");
            XWPFParagraph paragraph = document.createParagraph();
            paragraph.createRun().setText("Plant beans");
            paragraph.addFootnoteReference(note);
            paragraph.createRun().setText(" and peas.");
            XWPFParagraph cell = document.createTable(1, 1).getRow(0).getCell(0).getParagraphArray(0);
            cell.createRun().setText("Corn");
            cell.addFootnoteReference(note);
            document.write(out);
        }
        assertThat(ReadFile.text(ReadFile.of(file).only())).isEqualTo("Plant beans and peas.\nCorn\nIn May.");
    }

    /** The text of a document of Word with this body. */
    private String word(String body) throws Exception {
        Map<String, String> parts = new LinkedHashMap<>();
        String type = "application/vnd.openxmlformats-";
        parts.put("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
                ContentType="%spackage.relationships+xml"/><Override PartName="/word/document.xml"
                ContentType="%sofficedocument.wordprocessingml.document.main+xml"/></Types>""".formatted(type, type));
        parts.put("_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r"
                Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
                Target="word/document.xml"/></Relationships>""");
        parts.put("word/document.xml", """
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
                xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>""" + body + "</w:body></w:document>");
        return ReadFile.text(ReadFile.zipped(folder.resolve("a.docx"), parts).only());
    }
}
