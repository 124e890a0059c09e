package io.vaultkeeper.source.documents;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.w3c.dom.Node;

/**
 * Boxes of text as Word draws them since 2010. Each is written twice, as a choice for programs that can draw it and as a fallback
 * in the older way, and POI looks at neither.
 */
final class WordBoxes {
    private final List<String> paragraphs = new ArrayList<>();

    private WordBoxes() {}

    /** The paragraphs of the boxes that hang on a paragraph. */
    static List<String> of(XWPFParagraph paragraph) {
        WordBoxes boxes = new WordBoxes();
        boxes.find(paragraph.getCTP().getDomNode());
        return boxes.paragraphs;
    }

    private void find(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if ("AlternateContent".equals(child.getLocalName())) {
                findChosen(child);
            } else {
                find(child);
            }
        }
    }

    private void findChosen(Node alternatives) {
        for (Node child = alternatives.getFirstChild(); child != null; child = child.getNextSibling()) {
            if ("Choice".equals(child.getLocalName())) {
                readBoxes(child, false);
                return;
            }
        }
    }

    private void readBoxes(Node node, boolean inBox) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (inBox && "p".equals(child.getLocalName())) {
                StringBuilder words = new StringBuilder();
                addWords(child, words);
                paragraphs.add(words.toString());
            } else {
                readBoxes(child, inBox || "txbxContent".equals(child.getLocalName()));
            }
        }
    }

    private static void addWords(Node node, StringBuilder words) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getLocalName() == null ? "" : child.getLocalName()) {
                case "t" ->
                    words.append(
                            child.getFirstChild() == null
                                    ? ""
                                    : child.getFirstChild().getNodeValue());
                case "tab" -> words.append('\t');
                case "br", "cr" -> words.append('\n');
                case "pPr", "Fallback" -> {}
                default -> addWords(child, words);
            }
        }
    }
}
