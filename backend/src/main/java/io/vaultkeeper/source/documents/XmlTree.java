package io.vaultkeeper.source.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** XML by a parser that knows neither entities of a document's own nor other files. */
final class XmlTree {
    /** Deeper than any text is nested, and shallow enough for all that walks it. */
    private static final int DEEPEST = 500;

    private XmlTree() {}

    static Document of(byte[] xml) throws IOException {
        return Jsoup.parse(
                new ByteArrayInputStream(xml), null, "", Parser.xmlParser().setMaxDepth(DEEPEST));
    }
}
