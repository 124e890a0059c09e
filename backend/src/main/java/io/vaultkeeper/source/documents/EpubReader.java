package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Electronic books: chapters in the order of the book (its spine), under their own headings or those of its contents. */
final class EpubReader {
    private final ZipFolder zip;
    private final Document book;
    private final String folder;
    private final Map<String, String> contents = new HashMap<>();
    private final SectionsBuilder text = SectionsBuilder.withoutLines();

    private EpubReader(ZipFolder zip, Document book, String folder) {
        this.zip = zip;
        this.book = book;
        this.folder = folder;
    }

    static List<Content> read(Path file) throws IOException, SourceException {
        try (ZipFolder zip = new ZipFolder(file)) {
            Element root = XmlTree.of(zip.required("META-INF/container.xml")).selectFirst("rootfile[full-path]");
            if (root == null) {
                throw new SourceException("It is damaged: its META-INF/container.xml names no book.");
            }
            String place = root.attr("full-path");
            Document book = XmlTree.of(zip.required(place));
            EpubReader reader = new EpubReader(zip, book, place.substring(0, place.lastIndexOf('/') + 1));
            return List.of(reader.read());
        }
    }

    private Content read() throws IOException, SourceException {
        readContents();
        String locked = encrypted();
        for (Element reference : book.select("spine > itemref")) {
            Element item = book.getElementById(reference.attr("idref"));
            if (item != null && !text.isFull()) {
                addChapter(place(folder, item.attr("href")), locked);
            }
        }
        Element date = book.selectFirst("dc|date");
        TimeSpan time = date == null ? null : Dates.of(date.text());
        return Content.whole(title(), time, text);
    }

    private @Nullable String title() {
        Element title = book.selectFirst("dc|title");
        return title == null ? null : title.text();
    }

    /** What is said to be encrypted; fonts often are. */
    private String encrypted() throws IOException, SourceException {
        byte[] encryption = zip.bytes("META-INF/encryption.xml");
        return encryption == null ? "" : decoded(new String(encryption, StandardCharsets.UTF_8));
    }

    private void addChapter(String place, String locked) throws IOException, SourceException {
        if (locked.contains('"' + place + '"')) {
            throw new SourceException("It is protected against copying (DRM) and cannot be read.");
        }
        byte[] chapter = zip.bytes(place);
        if (chapter != null) {
            Document page = Xhtml.parse(chapter, "UTF-8");
            text.begin(contents.getOrDefault(place, ""), "");
            HtmlText.addTo(text, page.body());
        }
    }

    /** From each chapter's place to its name in the table of contents, of EPUB 3 or of EPUB 2. */
    private void readContents() throws IOException, SourceException {
        for (Element item : book.select("item[properties~=nav], item[media-type=application/x-dtbncx+xml]")) {
            String place = place(folder, item.attr("href"));
            byte[] contentsFile = zip.bytes(place);
            if (contentsFile != null) {
                String beside = place.substring(0, place.lastIndexOf('/') + 1);
                Document tree = XmlTree.of(contentsFile);
                tree.select("nav a[href]").forEach(link -> name(beside, link.attr("href"), link.text()));
                for (Element point : tree.select("navPoint")) {
                    Element label = point.selectFirst("navLabel");
                    Element content = point.selectFirst("content[src]");
                    if (label != null && content != null) {
                        name(beside, content.attr("src"), label.text());
                    }
                }
            }
        }
    }

    private void name(String beside, String address, String label) {
        int fragment = address.indexOf('#');
        contents.putIfAbsent(place(beside, fragment < 0 ? address : address.substring(0, fragment)), label);
    }

    /** A file's name in the archive, from an address beside a folder, which may lead out of it: {@code ../text/c1.xhtml}. */
    private static String place(String folder, String address) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + decoded(address)).split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
