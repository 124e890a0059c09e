package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/** Texts of LibreOffice and its kin. */
final class OpenDocumentReader {
    /** A table of contents would be found for whatever the document is about; a list of books is not such a table. */
    private static final String CONTENTS = ":not(text|bibliography) > text|index-body";

    private OpenDocumentReader() {}

    static List<Content> read(Path file) throws IOException, SourceException {
        try (ZipFolder zip = new ZipFolder(file)) {
            byte[] manifest = zip.bytes("META-INF/manifest.xml");
            if (manifest != null && XmlTree.of(manifest).selectFirst("manifest|encryption-data") != null) {
                throw new SourceException("It is locked with a password. Save a copy without one to have it read.");
            }
            SectionsBuilder text = SectionsBuilder.withoutLines();
            Document content = XmlTree.of(zip.required("content.xml"));
            content.select("text|s, text|tab, text|line-break").forEach(blank -> blank.appendText(" "));
            content.select("text|tracked-changes, office|annotation, " + CONTENTS)
                    .remove();
            Elements notes = content.select("text|note-body");
            content.select("text|note").remove();
            partBoxes(content);
            for (Element element : content.select("office|body text|h, office|body text|p")) {
                add(element, text);
            }
            notes.select("text|p").forEach(paragraph -> add(paragraph, text));
            byte[] meta = zip.bytes("meta.xml");
            Document information = meta == null ? new Document("") : XmlTree.of(meta);
            Element created = information.selectFirst("meta|creation-date");
            TimeSpan time = created == null ? null : Dates.of(created.text());
            return List.of(Content.whole(title(information), time, text));
        }
    }

    /** A box of text hangs on a paragraph, within it: its own paragraphs are to follow that one. */
    private static void partBoxes(Document content) {
        List<Element> boxes = content.select("draw|text-box");
        for (int i = boxes.size() - 1; i >= 0; i--) {
            Element paragraph = boxes.get(i).closest("text|p, text|h");
            if (paragraph != null) {
                paragraph.after(boxes.get(i));
            }
        }
    }

    private static @Nullable String title(Document information) {
        Element title = information.selectFirst("dc|title");
        return title == null ? null : title.text();
    }

    private static void add(Element element, SectionsBuilder text) {
        if (element.tagName().equals("text:h")) {
            text.heading(level(element.attr("text:outline-level")), element.text());
        } else {
            text.block(Kind.PARAGRAPH, element.text());
        }
    }

    private static int level(String outline) {
        return outline.length() == 1 && Character.isDigit(outline.charAt(0)) ? Math.max(1, outline.charAt(0) - '0') : 1;
    }
}
