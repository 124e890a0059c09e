package io.vaultkeeper.source.obsidian;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.ChunkSize;
import io.vaultkeeper.document.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for a note whatever is in it: nothing lost, lines exact, chunks within their size and below one heading. */
class AnyNoteTest {
    private static final List<String> FRAGMENTS = List.of(
            "# ",
            "## ",
            "###### ",
            "#tag ",
            "- ",
            "  - ",
            "\t- ",
            "1. ",
            "10) ",
            "> ",
            ">> ",
            "> [!note] ",
            "```",
            "~~~~",
            "`",
            "``",
            "$$",
            "$",
            "|",
            "| a | b |",
            "|---|---|",
            "---",
            "===",
            "***",
            "    ",
            "\t",
            "<div>",
            "</div>",
            "<!--",
            "-->",
            "%",
            "^id",
            " ^a-1",
            "[[",
            "]]",
            "[[a|b]]",
            "![[c#d]]",
            "[x](y)",
            "**",
            "_",
            "\\",
            "word ",
            "Sentence one. Two! ",
            "日本語。",
            "👩‍👩‍👧 ",
            "e\u0301",
            "\u00A0",
            "\u200B",
            "\u0000",
            "---\n",
            ": ",
            "key: value",
            "- [ ] task ",
            "\n",
            "\n\n",
            "\n\n\n");

    private final Path vault;

    AnyNoteTest(@TempDir Path vault) {
        this.vault = vault;
    }

    @Test
    void holdsForRandomMarkdown() throws Exception {
        for (int seed = 0; seed < 1500; seed++) {
            try {
                check(randomNote(new Random(seed)), ChunkedNote.SIZE);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void holdsForSmallChunks() throws Exception {
        for (int seed = 0; seed < 500; seed++) {
            try {
                check(randomNote(new Random(seed)), new ChunkSize(20, 140));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static String randomNote(Random random) {
        return IntStream.range(0, random.nextInt(250))
                .mapToObj(i -> FRAGMENTS.get(random.nextInt(FRAGMENTS.size())))
                .collect(Collectors.joining());
    }

    static Stream<Arguments> hostileNotes() {
        return Stream.of(
                Arguments.of(
                        "a table of 10,000 rows", "| a | b |\n|---|---|\n" + "| some words | more |\n".repeat(10_000)),
                Arguments.of("500 nested lists", nested(500, "  ", "- item")),
                Arguments.of("500 nested quotes", nested(500, ">", " quote")),
                Arguments.of("one line of 1 MB", "lorem ipsum ".repeat(90_000)),
                Arguments.of("one word of 1 MB", "x".repeat(1_000_000)),
                Arguments.of("emoji without a blank", "👍🏽".repeat(50_000)),
                Arguments.of(
                        "backticks of every length",
                        IntStream.range(1, 1_000).mapToObj("`"::repeat).collect(Collectors.joining(" "))),
                Arguments.of("open links", "[[".repeat(100_000)),
                Arguments.of("tags only", "#a ".repeat(100_000)),
                Arguments.of("open comments of HTML", "<!-- a\n\n".repeat(50_000)),
                Arguments.of("open mathematics", "$$\n\n".repeat(50_001)),
                Arguments.of("headings only", "# a\n".repeat(20_000)),
                Arguments.of("list items only", "- a\n".repeat(100_000)),
                Arguments.of("a heading of 200 KB", "# " + "**a** [b](c) [[d|e]] ".repeat(10_000) + "\ntext"),
                Arguments.of("an open fence", "text\n```java\n" + "int x;\n".repeat(10_000)),
                Arguments.of("front matter in flow style", "---\na: " + "[".repeat(20_000) + "\n---\ntext"),
                Arguments.of(
                        "a bomb of YAML aliases", "---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\ntags: *c\n---\ntext"),
                Arguments.of("control characters", "a\u0000b\u0007c\u001b[0m\nd\u2028e\u0085f"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileNotes")
    void holdsForHostileNotes(String name, String text) throws Exception {
        check(text, ChunkedNote.SIZE);
    }

    @Test
    void noSurrogatePairIsCut() throws Exception {
        String text = "a" + "👍🏽".repeat(5_000);
        for (Chunk chunk : ChunkedNote.of(text, read(text)).chunks()) {
            assertThat(Character.isLowSurrogate(chunk.text().charAt(0))).isFalse();
            assertThat(Character.isHighSurrogate(
                            chunk.text().charAt(chunk.text().length() - 1)))
                    .isFalse();
        }
    }

    private static String nested(int depth, String indent, String text) {
        return IntStream.range(0, depth)
                .mapToObj(i -> indent.repeat(i) + text + " " + i)
                .collect(Collectors.joining("\n"));
    }

    private void check(String text, ChunkSize size) throws Exception {
        ChunkedNote note = ChunkedNote.of(text, read(text), size);
        note.assertNothingIsLost();
        note.assertLinesAreExact();
        note.assertChunksFit(size);
        note.assertNoChunkCrossesAHeading();
    }

    private Document read(String text) throws Exception {
        return new ObsidianSource(vault, new ObsidianSettings(List.of(), List.of())).open("Note.md", text);
    }
}
