package io.vaultkeeper.source.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.ICell;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFSDTCell;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtRow;

/** The words of the parts of Word's files, with those that stand in content controls and boxes. */
final class WordText {
    /** What POI writes in the place of a note's number. */
    private static final Pattern NOTE_MARK = Pattern.compile("\\[(?:foot|end)noteRef:-?\\d+]");

    private WordText() {}

    /** Without its footnotes, which POI appends, and its boxes. */
    static String of(XWPFParagraph paragraph) {
        String all = paragraph.getText();
        String notes = paragraph.getFootnoteText();
        return withoutNoteMarks(all.endsWith(notes) ? all.substring(0, all.length() - notes.length()) : all);
    }

    static String withoutNoteMarks(String text) {
        return NOTE_MARK.matcher(text).replaceAll("");
    }

    /** A line for each row. */
    static String of(XWPFTable table) {
        StringJoiner lines = new StringJoiner("\n");
        for (XWPFTableRow row : rows(table)) {
            StringJoiner line = new StringJoiner(" | ");
            row.getTableICells().forEach(cell -> line.add(PlainText.line(of(cell))));
            lines.add(line.toString());
        }
        return lines.toString();
    }

    /** POI itself passes over those in content controls. */
    private static List<XWPFTableRow> rows(XWPFTable table) {
        List<XWPFTableRow> rows = new ArrayList<>();
        try (XmlCursor child = table.getCTTbl().newCursor()) {
            for (boolean more = child.toFirstChild(); more; more = child.toNextSibling()) {
                if (child.getObject() instanceof CTRow row) {
                    rows.add(new XWPFTableRow(row, table));
                } else if (child.getObject() instanceof CTSdtRow control && control.getSdtContent() != null) {
                    control.getSdtContent().getTrList().forEach(row -> rows.add(new XWPFTableRow(row, table)));
                }
            }
        }
        return rows;
    }

    private static String of(ICell cell) {
        if (cell instanceof XWPFSDTCell control) {
            return withoutNoteMarks(control.getContent().getText());
        }
        StringJoiner text = new StringJoiner("\n");
        if (cell instanceof XWPFTableCell filled) {
            filled.getBodyElements().forEach(element -> text.add(of(element)));
        }
        return text.toString();
    }

    private static String of(IBodyElement element) {
        if (element instanceof XWPFParagraph paragraph) {
            return of(paragraph) + "\n" + String.join("\n", WordBoxes.of(paragraph));
        }
        if (element instanceof XWPFTable table) {
            return of(table);
        }
        return element instanceof XWPFSDT control
                ? withoutNoteMarks(control.getContent().getText())
                : "";
    }
}
