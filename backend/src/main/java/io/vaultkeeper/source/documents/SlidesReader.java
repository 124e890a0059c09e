package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFDiagram;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFShapeContainer;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/** PowerPoint's files since 2007; a slide is a section. */
final class SlidesReader {
    private SlidesReader() {}

    static List<Content> read(Path file) throws IOException, SourceException {
        return OfficeFiles.zipped(file, SlidesReader::read);
    }

    private static List<Content> read(OPCPackage open) throws IOException {
        SectionsBuilder text = SectionsBuilder.withoutLines();
        try (XMLSlideShow show = new XMLSlideShow(open)) {
            for (XSLFSlide slide : show.getSlides()) {
                text.begin("Slide " + slide.getSlideNumber(), "slide=" + slide.getSlideNumber());
                add(slide, text);
                XSLFNotes notes = slide.getNotes();
                if (notes != null) {
                    add(notes, text);
                }
            }
            return List.of(Content.whole(OfficeFiles.title(open), OfficeFiles.time(open), text));
        }
    }

    private static void add(XSLFShapeContainer shapes, SectionsBuilder text) {
        for (XSLFShape shape : shapes.getShapes()) {
            if (shape instanceof XSLFTextShape words) {
                text.block(Kind.PARAGRAPH, words.getText());
            } else if (shape instanceof XSLFTable table) {
                table.getRows().forEach(row -> row.getCells().forEach(cell -> text.block(Kind.TABLE, cell.getText())));
            } else if (shape instanceof XSLFDiagram diagram && diagram.getGroupShape() != null) {
                add(diagram.getGroupShape(), text);
            } else if (shape instanceof XSLFShapeContainer group) {
                add(group, text);
            }
        }
    }
}
