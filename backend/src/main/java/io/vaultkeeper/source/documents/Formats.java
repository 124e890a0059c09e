package io.vaultkeeper.source.documents;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which format a file is in, by its name. */
final class Formats {
    private static final Format TEXT = Format.parsedAtOnce(TextReader::read);
    private static final Format HTML = Format.parsedAtOnce(HtmlReader::read);

    private static final Format SUBTITLES = Format.parsedAtOnce(SubtitlesReader::read);

    private static final Map<String, Format> BY_EXTENSION = Map.ofEntries(
            Map.entry("md", Format.parsedAtOnce(MarkdownReader::read)),
            Map.entry("markdown", Format.parsedAtOnce(MarkdownReader::read)),
            Map.entry("txt", TEXT),
            Map.entry("text", TEXT),
            Map.entry("log", TEXT),
            Map.entry("rst", TEXT),
            Map.entry("org", TEXT),
            Map.entry("html", HTML),
            Map.entry("htm", HTML),
            Map.entry("xhtml", HTML),
            Map.entry("pdf", Format.parsedAtOnce(PdfReader::read)),
            Map.entry("docx", Format.parsedAtOnce(WordReader::read)),
            Map.entry("doc", Format.parsedAtOnce(OldWordReader::read)),
            Map.entry("pptx", Format.parsedAtOnce(SlidesReader::read)),
            Map.entry("odt", Format.parsedAtOnce(OpenDocumentReader::read)),
            Map.entry("epub", Format.parsedAtOnce(EpubReader::read)),
            Map.entry("eml", Format.parsedAtOnce(MailReader::read)),
            Map.entry("mbox", new MailboxReader()),
            Map.entry("ics", Format.parsedAtOnce(CalendarReader::read)),
            Map.entry("srt", SUBTITLES),
            Map.entry("vtt", SUBTITLES));

    private Formats() {}

    /** Null where files of such a name are not read. */
    static @Nullable Format of(String fileName) {
        return BY_EXTENSION.get(extension(fileName));
    }

    /** In lower case; empty where there is none. */
    static String extension(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
