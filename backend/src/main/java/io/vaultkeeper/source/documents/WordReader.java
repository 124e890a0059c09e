package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFAbstractFootnoteEndnote;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jspecify.annotations.Nullable;

/** Word's files since 2007. */
final class WordReader {
    private static final Pattern CONTENTS_ENTRY = Pattern.compile(".*\\t\\d+\\s*");

    private final XWPFDocument document;
    private final SectionsBuilder text = SectionsBuilder.withoutLines();

    private WordReader(XWPFDocument document) {
        this.document = document;
    }

    static List<Content> read(Path file) throws IOException, SourceException {
        return OfficeFiles.zipped(file, WordReader::read);
    }

    private static List<Content> read(OPCPackage open) throws IOException {
        try (XWPFDocument document = new XWPFDocument(open)) {
            WordReader reader = new WordReader(document);
            document.getBodyElements().forEach(reader::add);
            document.getFootnotes().forEach(reader::addNote);
            document.getEndnotes().forEach(reader::addNote);
            return List.of(Content.whole(OfficeFiles.title(open), OfficeFiles.time(open), reader.text));
        }
    }

    private void add(IBodyElement element) {
        if (element instanceof XWPFParagraph paragraph) {
            add(paragraph);
        } else if (element instanceof XWPFTable table) {
            text.block(Kind.TABLE, WordText.of(table));
        } else if (element instanceof XWPFSDT control) {
            addControl(WordText.withoutNoteMarks(control.getContent().getText()));
        }
    }

    private void add(XWPFParagraph paragraph) {
        String words = WordText.of(paragraph);
        int level = level(paragraph);
        if (level > 0) {
            text.heading(level, words);
        } else {
            boolean item = paragraph.getNumID() != null;
            text.block(item ? Kind.LIST_ITEM : Kind.PARAGRAPH, (item ? "- " : "") + words);
        }
        WordBoxes.of(paragraph).forEach(box -> text.block(Kind.PARAGRAPH, box));
    }

    /** A table of contents would be found for whatever the document is about. */
    private void addControl(String said) {
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        long entries = lines.stream()
                .filter(line -> CONTENTS_ENTRY.matcher(line).matches())
                .count();
        if (2 * entries < Math.max(1, lines.size())) {
            text.block(Kind.PARAGRAPH, said);
        }
    }

    private void addNote(XWPFAbstractFootnoteEndnote note) {
        note.getParagraphs().forEach(paragraph -> text.block(Kind.PARAGRAPH, WordText.of(paragraph)));
    }

    /** 0 where it is no heading. */
    private int level(XWPFParagraph paragraph) {
        String id = paragraph.getStyle();
        XWPFStyle style = id == null || document.getStyles() == null
                ? null
                : document.getStyles().getStyle(id);
        int named = level(style == null ? id : style.getName());
        if (named > 0 || style == null || style.getCTStyle().getPPr() == null) {
            return named;
        }
        BigInteger outline = style.getCTStyle().getPPr().getOutlineLvl() == null
                ? BigInteger.TEN
                : style.getCTStyle().getPPr().getOutlineLvl().getVal();
        return outline.intValue() < 9 ? outline.intValue() + 1 : 0; // 9 is body text
    }

    /** Word gives its own styles English names in every language. */
    static int level(@Nullable String styleName) {
        String name =
                styleName == null ? "" : styleName.toLowerCase(Locale.ROOT).replace(" ", "");
        if (name.equals("title")) {
            return 1;
        }
        boolean heading = name.length() == 8 && name.startsWith("heading") && Character.isDigit(name.charAt(7));
        return heading ? Math.max(1, name.charAt(7) - '0') : 0;
    }
}
