package io.vaultkeeper.source.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/** Pages that are XML: any element may close itself, where HTML would take all that follows {@code <title/>} for the title. */
final class Xhtml {
    private Xhtml() {}

    /** @param charset null: the page says it, or it is UTF-8 */
    static Document parse(byte[] page, @Nullable String charset) throws IOException {
        return Jsoup.parse(new ByteArrayInputStream(page), charset, "", parser());
    }

    static Document parse(String page) {
        return Jsoup.parse(page, "", parser());
    }

    private static Parser parser() {
        Parser parser = Parser.htmlParser();
        parser.tagSet().onNewTag(tag -> tag.set(Tag.SelfClose));
        return parser;
    }
}
