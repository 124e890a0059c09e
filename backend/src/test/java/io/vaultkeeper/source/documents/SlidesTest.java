package io.vaultkeeper.source.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTableRow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.xmlbeans.XmlCursor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.drawingml.x2006.main.CTGraphicalObjectData;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTransform2D;
import org.openxmlformats.schemas.presentationml.x2006.main.CTGraphicalObjectFrame;

class SlidesTest {
    @TempDir
    private Path folder;

    private static final String DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram";

    /** A diagram as it is entered, and where it was drawn. */
    private static final String ENTERED = """
            <dgm:dataModel xmlns:dgm="%s" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>
            <dgm:pt modelId="{1}"><dgm:prSet/><dgm:t><a:bodyPr/><a:p><a:r><a:t>Collect</a:t></a:r>
            <a:r><a:t> </a:t></a:r><a:r><a:t>the stamps</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt modelId="{2}" type="pres"/></dgm:ptLst>
            <dgm:extLst><a:ext uri="http://schemas.microsoft.com/office/drawing/2008/diagram"><dsp:dataModelExt
            xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" relId="rDrawing"/></a:ext></dgm:extLst>
            </dgm:dataModel>""".formatted(DIAGRAM);

    private static final String PLACE = "<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"9\" cy=\"9\"/></a:xfrm>";

    private static String drawn(String place) {
        return """
                <dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram"
                xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dsp:spTree><dsp:nvGrpSpPr>
                <dsp:cNvPr id="0" name=""/><dsp:cNvGrpSpPr/></dsp:nvGrpSpPr><dsp:grpSpPr/><dsp:sp modelId="{1}"><dsp:nvSpPr>
                <dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr>%s</dsp:spPr><dsp:txBody><a:bodyPr/><a:p><a:r>
                <a:t>Collect the stamps!</a:t></a:r></a:p></dsp:txBody>
                <dsp:txXfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></dsp:txXfrm></dsp:sp></dsp:spTree></dsp:drawing>""".formatted(place);
    }

    @Test
    void diagramsOnSlidesAreRead() throws Exception {
        assertThat(withDiagram(drawn(PLACE))).isEqualTo("Plan\nCollect the stamps!");
    }

    @Test
    void aDiagramThatTellsNoPlacesIsRead() throws Exception {
        assertThat(withDiagram(drawn(""))).isEqualTo("Plan\nCollect the stamps!");
    }

    @Test
    void aDiagramThatWasNeverDrawnIsRead() throws Exception {
        assertThat(withDiagram(null)).isEqualTo("Plan\nCollect the stamps");
    }

    private String withDiagram(@Nullable String drawing) throws Exception {
        Path file = folder.resolve("a.pptx");
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData";
        try (XMLSlideShow show = new XMLSlideShow();
                OutputStream out = Files.newOutputStream(file)) {
            XSLFSlide slide = show.createSlide();
            slide.createTextBox().setText("Plan");
            part(slide, "data1", "rData", relations, ENTERED);
            if (drawing != null) {
                String relation = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing";
                part(slide, "drawing1", "rDrawing", relation, drawing);
            }
            fill(slide.getXmlObject().getCSld().getSpTree().addNewGraphicFrame(), DIAGRAM);
            show.write(out);
        }
        return ReadFile.text(ReadFile.of(file).only());
    }

    private static void part(XSLFSlide slide, String name, String id, String relation, String xml) throws Exception {
        PackagePart part = slide.getPackagePart()
                .getPackage()
                .createPart(
                        PackagingURIHelper.createPartName("/ppt/diagrams/" + name + ".xml"),
                        "application/" + name + "+xml");
        try (OutputStream out = part.getOutputStream()) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        }
        slide.getPackagePart().addRelationship(part.getPartName(), TargetMode.INTERNAL, relation, id);
    }

    private static void fill(CTGraphicalObjectFrame frame, String diagram) {
        frame.addNewNvGraphicFramePr().addNewCNvPr().setId(9);
        CTTransform2D place = frame.addNewXfrm();
        place.addNewOff().setX(0);
        place.getOff().setY(0);
        place.addNewExt().setCx(9);
        place.getExt().setCy(9);
        CTGraphicalObjectData data = frame.addNewGraphic().addNewGraphicData();
        data.setUri(diagram);
        try (XmlCursor cursor = data.newCursor()) {
            cursor.toFirstContentToken();
            cursor.beginElement("relIds", diagram);
            cursor.insertAttributeWithValue(
                    "dm", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "rData");
        }
    }

    @Test
    void tablesGroupsAndNotesAreRead() throws Exception {
        Path file = folder.resolve("a.pptx");
        try (XMLSlideShow show = new XMLSlideShow();
                OutputStream out = Files.newOutputStream(file)) {
            XSLFSlide slide = show.createSlide();
            XSLFTextBox box = slide.createTextBox();
            box.setText("Oslo\nBergen");
            box.addNewTextParagraph().addNewTextRun().setText("Tromsø");
            XSLFTableRow row = slide.createTable().addRow();
            row.addCell().setText("Train");
            row.addCell().setText("7 h");
            slide.createGroup().createTextBox().setText("by the fjord");
            show.getNotesSlide(slide).getPlaceholder(1).setText("Ask for the window");
            show.write(out);
        }
        ReadFile read = ReadFile.of(file);
        assertThat(ReadFile.text(read.only()).lines().map(String::strip))
                .containsSubsequence("Oslo", "Bergen", "Tromsø", "Train", "7 h", "by the fjord", "Ask for the window");
        assertThat(read.sections().get(0).blocks())
                .extracting(block -> block.kind() + " " + block.text())
                .contains("TABLE Train", "TABLE 7 h");
    }

    @Test
    void aSlideIsASection() throws Exception {
        Path file = folder.resolve("a.pptx");
        try (XMLSlideShow show = new XMLSlideShow();
                OutputStream out = Files.newOutputStream(file)) {
            show.createSlide().createTextBox().setText("Welcome");
            show.createSlide().createTextBox().setText("Numbers");
            show.write(out);
        }
        ReadFile read = ReadFile.of(file);
        assertThat(read.sections()).extracting(section -> section.fragment()).containsExactly("slide=1", "slide=2");
        assertThat(ReadFile.text(read.only())).isEqualTo("Welcome\nNumbers");
    }
}
