package io.vaultkeeper.source.documents;

import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFSlide;

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
                SlideText.add(slide.getPackagePart(), text);
                XSLFNotes notes = slide.getNotes();
                if (notes != null) {
                    SlideText.add(notes.getPackagePart(), text);
                }
            }
            return List.of(Content.whole(OfficeFiles.title(open), OfficeFiles.time(open), text));
        }
    }
}
