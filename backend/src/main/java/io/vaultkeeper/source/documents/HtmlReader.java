package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.source.FileText;
import io.vaultkeeper.source.SourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Pages as browsers save them. */
final class HtmlReader {
    private static final String DATES =
            "meta[property=article:published_time], meta[name=date], meta[name=dcterms.date]";

    /** A page's tree takes some twenty times its own memory. */
    private static final long MAX_BYTES = 20_000_000;

    /** Browsers look for the character set no further. */
    private static final int HEAD = 1024;

    private HtmlReader() {}

    static List<Content> read(Path file) throws IOException, SourceException {
        Document page = page(file);
        SectionsBuilder text = SectionsBuilder.withoutLines();
        HtmlText.addTo(text, page.body());
        Element date = page.selectFirst(DATES);
        TimeSpan time = date == null ? null : Dates.of(date.attr("content"));
        return List.of(Content.whole(title(page), time, text));
    }

    private static @Nullable String title(Document page) {
        Element heading = page.selectFirst("h1");
        return page.title().isBlank() && heading != null ? heading.text() : page.title();
    }

    /** A page says its character set in its head; one that does not is guessed as any text is. */
    private static Document page(Path file) throws IOException, SourceException {
        if (Files.size(file) > MAX_BYTES) {
            throw new SourceException("It is larger than " + MAX_BYTES / 1_000_000 + " MB, too much for a page.");
        }
        byte[] bytes = Files.readAllBytes(file);
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        boolean told = head.toLowerCase(Locale.ROOT).contains("charset");
        if (Formats.extension(file.toString()).equals("xhtml")) {
            return told || head.startsWith("<?xml") ? Xhtml.parse(bytes, null) : Xhtml.parse(FileText.decode(bytes));
        }
        return told ? Jsoup.parse(new ByteArrayInputStream(bytes), null, "") : Jsoup.parse(FileText.decode(bytes));
    }
}
