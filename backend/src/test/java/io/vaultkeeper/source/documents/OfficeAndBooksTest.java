package io.vaultkeeper.source.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zipped formats. */
class OfficeAndBooksTest {
    @TempDir
    private Path folder;

    @Test
    void anOpenDocumentIsRead() throws Exception {
        ReadFile read = ReadFile.zipped(folder.resolve("a.odt"), Map.of("content.xml", """
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
        ReadFile read = ReadFile.zipped(folder.resolve("a.odt"), Map.of("content.xml", """
                <?xml version="1.0"?><office:document-content><office:body><office:text>
                <text:p>Plant<text:s text:c="2"/>beans<text:tab/>and<text:line-break/>peas</text:p>
                </office:text></office:body></office:document-content>"""));
        assertThat(ReadFile.text(read.only())).isEqualTo("Plant beans and peas");
    }

    @Test
    void ofAnOpenDocumentNothingIsReadThatWasDeletedAndNotesOnce() throws Exception {
        ReadFile read = ReadFile.zipped(folder.resolve("a.odt"), Map.of("content.xml", """
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
        ReadFile read = ReadFile.zipped(folder.resolve("a.odt"), Map.of("content.xml", """
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
        ReadFile read = ReadFile.zipped(folder.resolve("a.epub"), book);
        assertThat(read.outline()).contains("[Noon]", "It was hot.");
    }

    @Test
    void aBookIsReadInItsOrder() throws Exception {
        ReadFile read = ReadFile.zipped(
                folder.resolve("a.epub"), book("<p>It was dark.</p>", "<h1>Noon</h1><p>It was hot.</p>"));
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
        assertThat(ReadFile.text(ReadFile.zipped(folder.resolve("a.epub"), book).only()))
                .isEqualTo("It was dark.\ny");
    }

    @Test
    void aProtectedBookIsTold() {
        Map<String, String> book = book("x", "y");
        book.put("META-INF/encryption.xml", "<e><CipherReference URI=\"OEBPS/one 1.xhtml\"/></e>");
        assertThatThrownBy(() -> ReadFile.zipped(folder.resolve("a.epub"), book))
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
        assertThat(ReadFile.text(ReadFile.zipped(folder.resolve("a.odt"), Map.of("content.xml", laughs + body))
                        .only()))
                .hasSizeLessThan(100)
                .doesNotContain("root:");
    }

    @Test
    void whatUnpacksToTooMuchIsTold() {
        String huge = "<p>" + " ".repeat(40_000_000);
        assertThatThrownBy(() -> ReadFile.zipped(folder.resolve("a.epub"), book(huge, "x")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("unpacks");
        assertThatThrownBy(() -> ReadFile.zipped(
                        folder.resolve("a.docx"), Map.of("[Content_Types].xml", "<Types>" + " ".repeat(40_000_000))))
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
}
