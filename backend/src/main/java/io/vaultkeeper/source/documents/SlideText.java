package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The words of a slide as its XML has them. POI makes shapes of it first, and none at all where one of them has no place. */
final class SlideText {
    private final PackagePart slide;
    private final SectionsBuilder text;

    private SlideText(PackagePart slide, SectionsBuilder text) {
        this.slide = slide;
        this.text = text;
    }

    /** @param slide or the notes to one */
    static void add(PackagePart slide, SectionsBuilder text) throws IOException {
        new SlideText(slide, text).add(tree(slide));
    }

    private void add(Element element) throws IOException {
        for (Element child : element.children()) {
            switch (localName(child.tagName())) {
                case "txBody" -> text.block(Kind.PARAGRAPH, words(child));
                case "tc" -> text.block(Kind.TABLE, words(child));
                case "relIds" -> addDiagram(child);
                case "Fallback" -> {} // says again what stands before it, for older programs
                default -> add(child);
            }
        }
    }

    /** As it was drawn last, or else as it was entered: not every program keeps the drawing. */
    private void addDiagram(Element references) throws IOException {
        for (Attribute reference : references.attributes()) {
            PackagePart data = localName(reference.getKey()).equals("dm") ? related(reference.getValue()) : null;
            if (data != null) {
                Document entered = tree(data);
                List<String> drawn = drawn(entered);
                (drawn.isEmpty() ? texts(entered, "*|pt") : drawn).forEach(words -> text.block(Kind.PARAGRAPH, words));
            }
        }
    }

    private List<String> drawn(Document entered) throws IOException {
        Element reference = entered.selectFirst("*|dataModelExt");
        PackagePart drawing = reference == null ? null : related(reference.attr("relId"));
        return drawing == null ? List.of() : texts(tree(drawing), "*|txBody");
    }

    private @Nullable PackagePart related(String id) {
        try {
            PackageRelationship relation = slide.getRelationship(id);
            return relation == null ? null : slide.getRelatedPart(relation);
        } catch (InvalidFormatException | IllegalArgumentException e) {
            return null; // it leads nowhere
        }
    }

    private static List<String> texts(Document tree, String selector) {
        return tree.select(selector).stream()
                .map(SlideText::words)
                .filter(words -> !words.isBlank())
                .toList();
    }

    /** A line for each paragraph. */
    private static String words(Element body) {
        StringBuilder words = new StringBuilder();
        for (Element element : body.getAllElements()) {
            switch (localName(element.tagName())) {
                case "t" -> words.append(element.wholeOwnText());
                case "p", "br" -> words.append('\n');
                default -> {}
            }
        }
        return words.toString();
    }

    private static String localName(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static Document tree(PackagePart part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            return XmlTree.of(in.readAllBytes());
        }
    }
}
