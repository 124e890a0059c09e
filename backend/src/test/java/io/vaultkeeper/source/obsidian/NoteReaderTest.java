package io.vaultkeeper.source.obsidian;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Block.Kind;
import io.vaultkeeper.document.Section;
import io.vaultkeeper.source.FileText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NoteReaderTest {
    @Test
    void blocksAreToldApart() {
        String note =
                "text\nmore\n\n- a\n  - b\n- c\n\n> q\nlazy\n\n```js\n# no\n\n```\n$$\nx\n$$\n|a|\n|-|\n|1|\n\n<div>\nh\n</div>\n";
        assertThat(blocks(note))
                .extracting(Block::kind)
                .containsExactly(
                        Kind.PARAGRAPH,
                        Kind.LIST_ITEM,
                        Kind.LIST_ITEM,
                        Kind.QUOTE,
                        Kind.CODE,
                        Kind.CODE,
                        Kind.TABLE,
                        Kind.HTML);
        assertThat(blocks(note)).extracting(Block::startLine).containsExactly(1, 4, 6, 8, 11, 15, 18, 22);
        assertThat(blocks(note)).extracting(Block::endLine).containsExactly(2, 5, 6, 9, 14, 17, 20, 24);
    }

    @Test
    void headingsMakePathsOfPlainText() {
        List<Section> sections = NoteReader.read(
                        "intro\n# One ##\n### **Deep** [[a#b|link]] `x` ###\nSet *ext*\n---\n#nospace\n####### seven\n# C#\n")
                .sections();
        assertThat(sections)
                .extracting(Section::headings)
                .containsExactly(
                        List.of(),
                        List.of("One"),
                        List.of("One", "Deep link x"),
                        List.of("One", "Set ext"),
                        List.of("C#"));
    }

    @Test
    void whatIsWrittenInADrawingIsReadAndTheDrawingIsNot() {
        String head = "---\nexcalidraw-plugin: parsed\n---\nMine %%not this%%\n\n";
        String written = "# Excalidraw Data\n## Text Elements\nCycling route ^ab12cd34\n\n";
        String drawing = """
                ## Drawing
                ```compressed-json
                N4IgLgngDgpiBcIYA8DGBDANgSwCYCd0B3EAGhADcZ8BnbAewDsEAmcm

                ```
                %%
                """;
        for (String note : List.of(
                head + written + "%%\n" + drawing,
                head + "%%\n" + written + drawing,
                head + "%%\n\n" + written + "%%\n" + drawing,
                head + written.replace("# Ex", "Ex").replace("## T", "# T") + drawing.replace("compressed-", ""))) {
            assertThat(text(note)).contains("Mine", "Cycling route").doesNotContain("not this", "N4Ig", "```", "%%");
        }
        assertThat(text(head + drawing)).contains("Mine").doesNotContain("N4Ig", "```", "%%", "Drawing");
        assertThat(text("---\ntags: x\n---\n" + drawing)).contains("N4Ig");
        String advice = "==⚠  Switch to EXCALIDRAW VIEW in the MORE OPTIONS menu of this document. ⚠==";
        String more = " You can decompress Drawing data with the command palette: 'Decompress current Excalidraw file'."
                + " For more info check in plugin settings under 'Saving'";
        for (String line : List.of(advice, advice + more)) {
            assertThat(text(head + line + "\n\n\n" + written + "%%\n" + drawing))
                    .contains("Mine", "Cycling route")
                    .doesNotContain("EXCALIDRAW VIEW", "decompress");
        }
        assertThat(text(head + "Why " + advice)).contains("Why ==⚠  Switch");
        assertThat(NoteReader.read(head + "%%\n" + written + drawing).sections())
                .flatExtracting(Section::blocks)
                .filteredOn(block -> block.text().startsWith("Cycling"))
                .singleElement()
                .satisfies(block -> assertThat(block.startLine()).isEqualTo(9));
    }

    private static String text(String note) {
        return blocks(note).stream().map(Block::text).collect(Collectors.joining("\n"));
    }

    @Test
    void anUnclosedFrontMatterIsText() {
        NoteContent note = NoteReader.read("---\ntitle: x\n\ntext");
        assertThat(note.properties().title()).isEmpty();
        assertThat(note.sections()).hasSize(1);
    }

    @Test
    void propertiesAreReadAndKept() {
        NoteContent note = NoteReader.read(
                "---\nTitle: 'A: b'\nalias: one\naliases:\n  - two\ntags: '#x, y/z'\ntag: [w]\ndate: 2024-01-05\n---\ntext #t\n");
        assertThat(note.properties().title()).contains("A: b");
        assertThat(note.properties().aliases()).containsExactlyInAnyOrder("one", "two");
        assertThat(note.properties().dates()).containsExactly("2024-01-05");
        assertThat(note.tags()).containsExactly("x", "y/z", "w", "t");
        assertThat(note.sections().get(0).blocks().get(0).kind()).isEqualTo(Kind.PROPERTIES);
        assertThat(note.sections().get(0).blocks().get(0).startLine()).isEqualTo(2);
    }

    @Test
    void badPropertiesAreKeptAsText() {
        for (String yaml : List.of("\ta: [", "{{title}}: x", "a: 'b", "just words", "- 1", "? [a]: b", "a: *b", "%x")) {
            NoteContent note = NoteReader.read("---\n" + yaml + "\n---\ntext");
            assertThat(note.sections().get(0).blocks()).as(yaml).first().satisfies(block -> {
                assertThat(block.kind()).isEqualTo(Kind.PROPERTIES);
                assertThat(block.text()).isEqualTo(yaml);
            });
        }
    }

    @Test
    void ofAPropertyGivenTwiceTheLastCounts() {
        assertThat(NoteReader.read("---\ntitle: a\ntitle: b\n---\n")
                        .properties()
                        .title())
                .contains("b");
    }

    @Test
    void commentsAreLeftOutAndLinesStay() {
        NoteContent note =
                NoteReader.read("a %%x%% b\n%%\nhidden #no\n\n# no\n%%\n`%%code%%` 5%%\n```\n%%kept%%\n```\nend");
        assertThat(note.sections()).hasSize(1);
        assertThat(note.sections().get(0).blocks())
                .extracting(Block::text)
                .containsExactly("a  b", "`%%code%%` 5%%", "```\n%%kept%%\n```", "end");
        assertThat(note.sections().get(0).blocks()).extracting(Block::startLine).containsExactly(1, 7, 8, 11);
        assertThat(note.tags()).isEmpty();
    }

    @Test
    void aCommentInALineEndsWithItsParagraph() {
        assertThat(blocks("100%% sure\n\nand 50%% more"))
                .extracting(Block::text)
                .containsExactly("100%% sure", "and 50%% more");
    }

    @Test
    void blockIdsBelongToTheirBlocks() {
        assertThat(blocks("text ^p-1\n\n- item ^i\n- b\n  - c ^n\n\n|a|\n|-|\n\n^t\n\nno^id\n\nx ^a b\n"))
                .extracting(Block::blockId)
                .containsExactly("p-1", "i", "n", "t", null, null);
    }

    @Test
    void tagsAreFoundAsObsidianFindsThem() {
        String text =
                "#a #b/c, (no) x#no http://x.y/#no `#no` #12 #1a [[n #no]] #ação #日本 #e-_f #g/ \\#no #😀\n#start\n    #no\n";
        assertThat(NoteReader.read(text).tags())
                .containsExactly("a", "b/c", "1a", "ação", "日本", "e-_f", "g", "😀", "start", "no");
        assertThat(NoteReader.read("\n```\n#no\n```\n# no\n").tags()).isEmpty();
    }

    @Test
    void linesEndInAnyWay() {
        assertThat(FileText.lines("a\r\nb\rc\nd\n")).containsExactly("a", "b", "c", "d");
        assertThat(FileText.lines("")).isEmpty();
    }

    @Test
    void anyBytesAreRead() {
        assertThat(FileText.decode("\uFEFFé".getBytes(StandardCharsets.UTF_8))).isEqualTo("é");
        assertThat(FileText.decode("é!".getBytes(StandardCharsets.UTF_16))).isEqualTo("é!");
        assertThat(FileText.decode(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0}))
                .isEqualTo("a");
        assertThat(FileText.decode(new byte[] {'c', 'a', 'f', (byte) 0xE9})).isEqualTo("café");
        assertThat(FileText.decode(new byte[] {(byte) 0x81, (byte) 0xFE})).hasSize(2);
    }

    private static List<Block> blocks(String note) {
        return NoteReader.read(note).sections().stream()
                .flatMap(section -> section.blocks().stream())
                .toList();
    }
}
