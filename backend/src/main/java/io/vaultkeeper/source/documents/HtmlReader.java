package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.source.FileText;
import io.vaultkeeper.source.SourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Pages as browsers save them. */
final class HtmlReader {
    private static final String DATES =
            "meta[property=article:published_time], meta[name=date], meta[name=dcterms.date]";

    private HtmlReader() {}

    static List<Content> read(Path file) throws IOException, SourceException {
        Document page = page(TextReader.bytes(file));
        SectionsBuilder text = SectionsBuilder.withLines();
        HtmlText.addTo(text, page.body(), true);
        Element date = page.selectFirst(DATES);
        TimeSpan time = date == null ? null : Dates.of(date.attr("content"));
        return List.of(Content.whole(title(page), time, text));
    }

    private static @Nullable String title(Document page) {
        Element heading = page.selectFirst("h1");
        return page.title().isBlank() && heading != null ? heading.text() : page.title();
    }

    /** A page says its character set in its head; one that does not is guessed as any text is. */
    private static Document page(byte[] bytes) throws IOException {
        Document page = Jsoup.parse(new ByteArrayInputStream(bytes), null, "", parser());
        return page.charset().equals(StandardCharsets.UTF_8) ? Jsoup.parse(FileText.decode(bytes), "", parser()) : page;
    }

    private static Parser parser() {
        return Parser.htmlParser().setTrackPosition(true);
    }
}
