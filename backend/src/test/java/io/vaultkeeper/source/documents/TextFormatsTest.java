package io.vaultkeeper.source.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.document.TimeSpan.Basis;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain text, Markdown, pages and subtitles. */
class TextFormatsTest {
    @TempDir
    private Path folder;

    @Test
    void plainTextIsParagraphsWithTheirLines() throws Exception {
        assertThat(read("a.txt", "One\ntwo\n\n\nThree\r\n").outline())
                .isEqualTo("[]\nPARAGRAPH 1-2 One\ntwo\nPARAGRAPH 5-5 Three");
    }

    @Test
    void textInOldCharacterSetsIsReadable() throws Exception {
        Path file = folder.resolve("a.txt");
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("windows-1252")}) {
            Files.write(file, "Maçã à dúzia".getBytes(charset));
            assertThat(ReadFile.text(ReadFile.of(file).only()))
                    .as(charset.name())
                    .isEqualTo("Maçã à dúzia");
        }
    }

    @Test
    void aPictureNamedTextIsTold() throws IOException {
        Path file = Files.write(folder.resolve("a.txt"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13});
        assertThatThrownBy(() -> ReadFile.of(file))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("no text");
    }

    @Test
    void anEmptyFileIsADocumentWithoutText() throws Exception {
        assertThat(read("Empty.txt", "").sections()).isEmpty();
        assertThat(read("Empty.html", "").sections()).isEmpty();
        assertThat(read("Empty.md", "").sections()).isEmpty();
    }

    @Test
    void halvesOfCharactersAndControlCharactersAreDropped() throws Exception {
        assertThat(PlainText.clean("a\uD800b\u0007c\uD83D\uDE00")).isEqualTo("abc\uD83D\uDE00");
        assertThat(PlainText.start("ab\uD83D\uDE00", 3)).isEqualTo("ab");
    }

    @Test
    void whatIsTooLongIsCutAndTold() throws Exception {
        ReadFile read = read("a.txt", "word ".repeat(SectionsBuilder.MAX_CHARS / 5 + 100));
        assertThat(ReadFile.text(read.only()).length())
                .isBetween(SectionsBuilder.MAX_CHARS - 2, SectionsBuilder.MAX_CHARS);
        assertThat(read.omissions()).singleElement().satisfies(left -> assertThat(left.what())
                .contains("5 million"));
    }

    @Test
    void markdownFollowsItsHeadingsAndKnowsItsLines() throws Exception {
        ReadFile read = read("a.md", """
                ---
                tags: x
                ---
                # Boat *trip*

                We left.

                - oars
                - ropes

                ## Costs
                ```
                # no heading
                ```
                """);
        assertThat(read.only().provenance().title()).isEqualTo("Boat trip");
        assertThat(read.outline()).isEqualTo("""
                []
                PROPERTIES 2-2 tags: x
                [Boat trip]
                HEADING 4-4 Boat trip
                PARAGRAPH 6-6 We left.
                LIST_ITEM 8-8 - oars
                LIST_ITEM 9-9 - ropes
                [Boat trip, Costs]
                HEADING 11-11 Costs
                CODE 12-14 ```
                # no heading
                ```""");
    }

    @Test
    void aPageIsReadWithoutWhatOnlyABrowserNeeds() throws Exception {
        ReadFile read = read("a.html", """
                <html><head><title>Moving house</title><style>p {}</style>
                <meta property="article:published_time" content="2024-03-05T10:00:00Z"></head><body>
                <nav>Home | Shop</nav><script>track()</script>
                <h1>Boxes</h1><p>Forty <b>large</b>
                boxes.</p><ul><li>Tape<li>Pens</ul>
                <h2>Van</h2><table><tr><td>Day</td><td>Price</td></tr><tr><td>Friday</td><td>80</td></tr></table>
                <pre>a
                  b</pre><div hidden>secret</div></body></html>""");
        assertThat(read.only().provenance().title()).isEqualTo("Moving house");
        assertThat(read.only().provenance().time().from()).hasToString("2024-03-05T10:00:00Z");
        assertThat(read.only().provenance().time().basis()).isEqualTo(Basis.METADATA);
        assertThat(read.outline()).isEqualTo("""
                [Boxes]
                HEADING 1-1 Boxes
                PARAGRAPH 3-3 Forty large boxes.
                LIST_ITEM 5-5 - Tape
                LIST_ITEM 7-7 - Pens
                [Boxes, Van]
                HEADING 9-9 Van
                TABLE 11-11 Day | Price
                TABLE 13-13 Friday | 80
                CODE 15-15 a
                  b""");
    }

    @Test
    void aPageOfXmlMayCloseAnyElementAtOnce() throws Exception {
        String page = """
                <?xml version="1.0" encoding="UTF-8"?><html><head><title/><script src="a.js"/><style/></head>
                <body><p>Maçã <a id="p"/>one<audio src="x"/> two<textarea/></p><iframe/><p>three</p></body></html>""";
        assertThat(ReadFile.text(read("a.xhtml", page).only())).isEqualTo("Maçã one two\nthree");
        assertThat(ReadFile.text(
                        read("b.xhtml", page.substring(page.indexOf("<html>"))).only()))
                .isEqualTo("Maçã one two\nthree");
    }

    @Test
    void headingsThatUnfoldWhatStandsBelowThemAreRead() throws Exception {
        ReadFile read = read("a.html", """
                <h2><button aria-expanded=false>How do I cancel?</button></h2>
                <div hidden="until-found">Write to us.</div>
                <details><summary><button>More</button></summary>By the tenth.</details><button>Send</button>""");
        assertThat(read.outline()).contains("[How do I cancel?]", "Write to us.", "More", "By the tenth.");
        assertThat(read.outline()).doesNotContain("Send");
    }

    @Test
    void whatNamesAPartThatUnfoldsStandsByItself() throws Exception {
        Path file = Files.writeString(
                folder.resolve("a.html"),
                "<details><summary>Packing</summary>Tent</details><fieldset><legend>Size</legend>Large</fieldset>");
        assertThat(ReadFile.text(ReadFile.of(file).only())).isEqualTo("Packing\nTent\nSize\nLarge");
    }

    @Test
    void aBlankAtWhichNoLineIsBrokenPartsWords() throws Exception {
        assertThat(ReadFile.text(read("a.html", "<p><b>Ines</b>&nbsp;yesterday <i>at</i>&nbsp;<i>ten</i></p>")
                        .only()))
                .isEqualTo("Ines yesterday at ten");
    }

    @Test
    void aPageThatTellsItsCharacterSetIsReadInIt() throws Exception {
        Path file = folder.resolve("a.html");
        Files.write(file, "<meta charset=iso-8859-2><p>Łódź".getBytes(Charset.forName("iso-8859-2")));
        assertThat(ReadFile.text(ReadFile.of(file).only())).isEqualTo("Łódź");
        Files.write(file, "<p>Maçã".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(ReadFile.text(ReadFile.of(file).only())).isEqualTo("Maçã");
    }

    @Test
    void aPageThatIsNestedDeeplyIsRead() throws Exception {
        String deep = "<div>".repeat(10_000) + "treasure" + "</div>".repeat(10_000);
        assertThat(ReadFile.text(read("a.html", deep).only())).contains("treasure");
    }

    @Test
    void aPageInOneLongLineIsRead() throws Exception {
        ReadFile read = read("a.html", "<p>word word word word word word word word</p>".repeat(150_000));
        assertThat(ReadFile.text(read.only()).length()).isGreaterThan(4_000_000);
        assertThat(read.omissions()).hasSize(1);
        assertThatThrownBy(() -> read("a.html", "<p>word".repeat(5_000_000)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("20 MB");
    }

    @Test
    void aMinuteOfSubtitlesIsASection() throws Exception {
        String cues = IntStream.range(0, 40)
                .mapToObj(i -> (i + 1)
                        + "\n00:%02d:%02d,000 --> 00:%02d:%02d,500\n<i>Line %d</i>\n"
                                .formatted(i / 6, i % 6 * 10, i / 6, i % 6 * 10, i))
                .collect(Collectors.joining("\n"));
        ReadFile read = read("a.srt", cues);
        assertThat(read.sections()).hasSize(7);
        assertThat(read.sections().get(1).headings()).containsExactly("00:01:00");
        assertThat(read.sections().get(1).blocks().get(0).text())
                .startsWith("Line 6 Line 7")
                .endsWith("Line 11");
        assertThat(read.sections().get(0).blocks().get(0).startLine()).isEqualTo(2);
    }

    @Test
    void whereSubtitlesAreShownIsNotRead() throws Exception {
        Path file = Files.writeString(
                folder.resolve("a.srt"), "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}The {key} is lost{\\i0}\n");
        assertThat(ReadFile.text(ReadFile.of(file).only())).isEqualTo("The {key} is lost");
    }

    @Test
    void captionsOfTheWebAreRead() throws Exception {
        ReadFile read = read("a.vtt", """
                WEBVTT

                00:01.000 --> 00:02.000 align:start
                <v Ada>Tea &amp; cake

                01:00:05.000 --> 01:00:06.000
                Bye
                """);
        assertThat(read.outline())
                .isEqualTo("[00:00:01]\nPARAGRAPH 3-5 Ada: Tea & cake\n[01:00:05]\nPARAGRAPH 6-7 Bye");
    }

    @Test
    void whoSpeaksInCaptionsIsNamedOnceWhileTheyGoOn() throws Exception {
        ReadFile read = read("a.vtt", """
                WEBVTT

                00:01.000 --> 00:02.000
                <v Marta Silva>We found a flat.</v>

                00:02.000 --> 00:03.000
                <v Marta Silva>We found a flat.</v>
                <v Marta Silva>It is small.</v>

                00:04.000 --> 00:05.000
                <v.loud Rui>It is small.</v> <v Marta Silva>But cheap.</v>

                00:06.000 --> 00:07.000
                (laughter)

                00:08.000 --> 00:09.000
                <v Marta Silva>True.</v>

                01:08.000 --> 01:09.000
                <v Marta Silva>Bye.</v>
                """);
        assertThat(ReadFile.text(read.only())).isEqualTo("""
                Marta Silva: We found a flat. It is small. Rui: It is small. Marta Silva: But cheap. (laughter)\
                 Marta Silva: True.
                Marta Silva: Bye.""");
    }

    @Test
    void subtitlesWithoutTimesAreTold() throws IOException {
        assertThatThrownBy(() -> read("a.srt", "hello")).isInstanceOf(SourceException.class);
    }

    private ReadFile read(String name, String text) throws IOException, SourceException {
        return ReadFile.of(Files.writeString(folder.resolve(name), text));
    }
}
