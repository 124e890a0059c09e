package io.vaultkeeper.source.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFootnote;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.xmlbeans.XmlCursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.drawingml.x2006.main.CTGraphicalObjectData;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTransform2D;
import org.openxmlformats.schemas.presentationml.x2006.main.CTGraphicalObjectFrame;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;

/** Zipped formats. */
class OfficeAndBooksTest {
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
        return ReadFile.text(zipped("a.docx", parts).only());
    }

    @Test
    void diagramsOnSlidesAreRead() throws Exception {
        Path file = folder.resolve("a.pptx");
        String diagram = "http://schemas.openxmlformats.org/drawingml/2006/diagram";
        try (XMLSlideShow show = new XMLSlideShow();
                OutputStream out = Files.newOutputStream(file)) {
            XSLFSlide slide = show.createSlide();
            slide.createTextBox().setText("Plan");
            part(
                    slide,
                    "data1",
                    "rData",
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData",
                    """
                    <dgm:dataModel xmlns:dgm="%s" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst/>
                    <dgm:extLst><a:ext uri="http://schemas.microsoft.com/office/drawing/2008/diagram"><dsp:dataModelExt
                    xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" relId="rDrawing"/></a:ext></dgm:extLst>
                    </dgm:dataModel>""".formatted(diagram));
            part(
                    slide,
                    "drawing1",
                    "rDrawing",
                    "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing",
                    """
                    <dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram"
                    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dsp:spTree><dsp:nvGrpSpPr>
                    <dsp:cNvPr id="0" name=""/><dsp:cNvGrpSpPr/></dsp:nvGrpSpPr><dsp:grpSpPr/><dsp:sp modelId="{1}"><dsp:nvSpPr>
                    <dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr>
                    <a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm></dsp:spPr><dsp:txBody><a:bodyPr/><a:p><a:r>
                    <a:t>Collect the stamps</a:t></a:r></a:p></dsp:txBody>
                    <dsp:txXfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></dsp:txXfrm></dsp:sp></dsp:spTree></dsp:drawing>""");
            fill(slide.getXmlObject().getCSld().getSpTree().addNewGraphicFrame(), diagram);
            show.write(out);
        }
        assertThat(ReadFile.text(ReadFile.of(file).only())).isEqualTo("Plan\nCollect the stamps");
    }

    private static void part(XSLFSlide slide, String name, String id, String relation, String xml) throws Exception {
        PackagePart part = slide.getPackagePart()
                .getPackage()
                .createPart(
                        PackagingURIHelper.createPartName("/ppt/diagrams/" + name + ".xml"),
                        "application/" + name + "+xml");
        try (OutputStream out = part.getOutputStream()) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        }
        slide.getPackagePart().addRelationship(part.getPartName(), TargetMode.INTERNAL, relation, id);
    }

    private static void fill(CTGraphicalObjectFrame frame, String diagram) {
        frame.addNewNvGraphicFramePr().addNewCNvPr().setId(9);
        CTTransform2D place = frame.addNewXfrm();
        place.addNewOff().setX(0);
        place.getOff().setY(0);
        place.addNewExt().setCx(9);
        place.getExt().setCy(9);
        CTGraphicalObjectData data = frame.addNewGraphic().addNewGraphicData();
        data.setUri(diagram);
        try (XmlCursor cursor = data.newCursor()) {
            cursor.toFirstContentToken();
            cursor.beginElement("relIds", diagram);
            cursor.insertAttributeWithValue(
                    "dm", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "rData");
        }
    }

    @Test
    void aSlideIsASection() throws Exception {
        Path file = folder.resolve("a.pptx");
        try (XMLSlideShow show = new XMLSlideShow();
                OutputStream out = Files.newOutputStream(file)) {
            show.createSlide().createTextBox().setText("Welcome");
            show.createSlide().createTextBox().setText("Numbers");
            show.write(out);
        }
        ReadFile read = ReadFile.of(file);
        assertThat(read.sections()).extracting(section -> section.fragment()).containsExactly("slide=1", "slide=2");
        assertThat(ReadFile.text(read.only())).isEqualTo("Welcome\nNumbers");
    }

    @Test
    void anOpenDocumentIsRead() throws Exception {
        ReadFile read = zipped("a.odt", Map.of("content.xml", """
                <?xml version="1.0"?><office:document-content><office:body><office:text>
                <text:h text:outline-level="2">Garden</text:h><text:p>Plant <text:span>beans</text:span>.</text:p>
                </office:text></office:body></office:document-content>""", "meta.xml", """
                <m><dc:title>Our garden</dc:title><meta:creation-date>2023-04-05T10:00:00</meta:creation-date></m>"""));
        assertThat(read.only().provenance().title()).isEqualTo("Our garden");
        assertThat(read.sections().get(0).headings()).containsExactly("Garden");
        assertThat(ReadFile.text(read.only())).isEqualTo("Garden\nPlant beans.");
    }

    @Test
    void blanksThatAnOpenDocumentSpellsOutPartWords() throws Exception {
        ReadFile read = zipped("a.odt", Map.of("content.xml", """
                <?xml version="1.0"?><office:document-content><office:body><office:text>
                <text:p>Plant<text:s text:c="2"/>beans<text:tab/>and<text:line-break/>peas</text:p>
                </office:text></office:body></office:document-content>"""));
        assertThat(ReadFile.text(read.only())).isEqualTo("Plant beans and peas");
    }

    @Test
    void ofAnOpenDocumentNothingIsReadThatWasDeletedAndNotesOnce() throws Exception {
        ReadFile read = zipped("a.odt", Map.of("content.xml", """
                <?xml version="1.0"?><office:document-content><office:body><office:text>
                <text:tracked-changes><text:changed-region><text:deletion><text:p>Plant nothing.</text:p></text:deletion>
                </text:changed-region></text:tracked-changes>
                <text:p>Plant beans<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In May.</text:p>
                </text:note-body></text:note> and peas<office:annotation><text:p>Sure?</text:p></office:annotation>.</text:p>
                </office:text></office:body></office:document-content>"""));
        assertThat(ReadFile.text(read.only())).isEqualTo("Plant beans and peas.\nIn May.");
    }

    @Test
    void boxesOfAnOpenDocumentAreReadOnceAndItsContentsNever() throws Exception {
        ReadFile read = zipped("a.odt", Map.of("content.xml", """
                <?xml version="1.0"?><office:document-content><office:body><office:text>
                <text:table-of-content><text:index-body><text:p>Garden 3</text:p></text:index-body></text:table-of-content>
                <text:p>Plant<draw:frame><draw:text-box><text:p>Boxed</text:p><text:p>Twice</text:p></draw:text-box></draw:frame>
                <draw:frame><draw:text-box><text:p>Third</text:p></draw:text-box></draw:frame> beans.</text:p><text:p>Peas.</text:p>
                <text:bibliography><text:index-body><text:p>The Bean Book</text:p></text:index-body></text:bibliography>
                </office:text></office:body></office:document-content>"""));
        assertThat(ReadFile.text(read.only())).isEqualTo("Plant beans.\nBoxed\nTwice\nThird\nPeas.\nThe Bean Book");
    }

    @Test
    void chaptersOfABookMayLieInAnotherFolder() throws Exception {
        Map<String, String> book = book("<p>It was dark.</p>", "<p>It was hot.</p>");
        book.put(
                "OEBPS/b.opf",
                book.get("OEBPS/b.opf")
                        .replace("href=\"two.xhtml\"", "href=\"../text/two.xhtml\"")
                        .replace("nav.xhtml", "nav/nav.xhtml"));
        book.put("text/two.xhtml", "<html><body><p>It was hot.</p></body></html>");
        book.put(
                "OEBPS/nav/nav.xhtml",
                "<html><body><nav><a href=\"../../text/two.xhtml\">Noon</a></nav></body></html>");
        ReadFile read = zipped("a.epub", book);
        assertThat(read.outline()).contains("[Noon]", "It was hot.");
    }

    @Test
    void aBookIsReadInItsOrder() throws Exception {
        ReadFile read = zipped("a.epub", book("<p>It was dark.</p>", "<h1>Noon</h1><p>It was hot.</p>"));
        assertThat(read.only().provenance().title()).isEqualTo("Days");
        assertThat(read.outline()).contains("[Night]", "It was dark.", "[Noon]", "It was hot.");
        assertThat(ReadFile.text(read.only())).startsWith("It was dark.");
    }

    @Test
    void elementsThatCloseThemselvesSwallowNothingOfAChapter() throws Exception {
        Map<String, String> book = book("x", "y");
        book.put(
                "OEBPS/one 1.xhtml",
                "<?xml version=\"1.0\"?><html><head><title/><script src=\"a.js\"/></head><body><a id=\"p\"/>It was dark.</body></html>");
        assertThat(ReadFile.text(zipped("a.epub", book).only())).isEqualTo("It was dark.\ny");
    }

    @Test
    void aProtectedBookIsTold() {
        Map<String, String> book = book("x", "y");
        book.put("META-INF/encryption.xml", "<e><CipherReference URI=\"OEBPS/one 1.xhtml\"/></e>");
        assertThatThrownBy(() -> zipped("a.epub", book))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("DRM");
    }

    @Test
    void entitiesOfADocumentsOwnAreNotExpanded() throws Exception {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE lolz [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("<!ENTITY file SYSTEM \"file:///etc/passwd\">]>");
        String body = "<office:body><office:text><text:p>&a9;&file;</text:p></office:text></office:body>";
        assertThat(ReadFile.text(
                        zipped("a.odt", Map.of("content.xml", laughs + body)).only()))
                .hasSizeLessThan(100)
                .doesNotContain("root:");
    }

    @Test
    void whatUnpacksToTooMuchIsTold() {
        String huge = "<p>" + " ".repeat(40_000_000);
        assertThatThrownBy(() -> zipped("a.epub", book(huge, "x")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("unpacks");
        assertThatThrownBy(() -> zipped("a.docx", Map.of("[Content_Types].xml", "<Types>" + " ".repeat(40_000_000))))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void otherFilesByTheseNamesAreTold() throws IOException {
        for (String name : new String[] {"a.docx", "a.doc", "a.pptx", "a.odt", "a.epub", "a.pdf"}) {
            Path file = Files.write(folder.resolve(name), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
            assertThatThrownBy(() -> ReadFile.of(file))
                    .as(name)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("what its name says");
            Files.write(file, new byte[0]);
            assertThatThrownBy(() -> ReadFile.of(file)).as("empty " + name).isInstanceOf(SourceException.class);
        }
    }

    private static Map<String, String> book(String first, String second) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("META-INF/container.xml", "<c><rootfiles><rootfile full-path=\"OEBPS/b.opf\"/></rootfiles></c>");
        files.put("OEBPS/b.opf", """
                <package><metadata><dc:title>Days</dc:title></metadata><manifest>
                <item id="b" href="two.xhtml"/><item id="a" href="one%201.xhtml"/>
                <item id="n" properties="nav" href="nav.xhtml"/></manifest>
                <spine><itemref idref="a"/><itemref idref="b"/></spine></package>""");
        files.put("OEBPS/nav.xhtml", "<html><body><nav><a href=\"one%201.xhtml#x\">Night</a></nav></body></html>");
        files.put("OEBPS/one 1.xhtml", "<html><body>" + first + "</body></html>");
        files.put("OEBPS/two.xhtml", "<html><body>" + second + "</body></html>");
        return files;
    }

    private ReadFile zipped(String name, Map<String, String> files) throws IOException, SourceException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return ReadFile.of(file);
    }
}
