package io.vaultkeeper.source.obsidian;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.ChunkSize;
import io.vaultkeeper.chunking.ShapedChunker;
import io.vaultkeeper.chunking.TokenCounter;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.Texts;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.onnx.OnnxEmbedder;
import io.vaultkeeper.source.FileText;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A note's file, its document and its chunks, and what must hold between them whatever the note. */
record ChunkedNote(List<String> lines, Document document, List<Chunk> chunks) {
    static final TokenCounter TOKENS = OnnxEmbedder.builtin(EmbeddingSettings.DEFAULTS, Path.of("target/native"), 1)
            .tokens();
    static final ChunkSize SIZE = new ChunkSize(280, 504);

    static ChunkedNote of(String text, Document document) {
        return of(text, document, SIZE);
    }

    static ChunkedNote of(String text, Document document, ChunkSize size) {
        return new ChunkedNote(
                kept(FileText.lines(text)), document, new ShapedChunker(TOKENS, size, ZoneOffset.UTC).chunk(document));
    }

    /** The lines of which all is to be kept: without comments, drawings and the marks round the properties. */
    private static List<String> kept(List<String> lines) {
        FrontMatter properties = FrontMatter.of(lines);
        int end = properties.end();
        List<String> kept = new ArrayList<>(lines.subList(0, end));
        List<String> body = lines.subList(end, lines.size());
        kept.addAll(properties.properties().has("excalidraw-plugin") ? Drawing.strip(body) : Comments.strip(body));
        if (end > 0) {
            kept.set(0, "");
            kept.set(end - 1, "");
        }
        return kept;
    }

    /** Every character that is not blank is in the chunks' texts, in order, or in the headings of the chunk after. */
    void assertNothingIsLost() {
        Reading reading = new Reading(chunks);
        for (int i = 0; i < lines.size(); i++) {
            String line = withoutBlanks(lines.get(i));
            if (!reading.pass(line) && !line.matches("=+|-+")) {
                assertThat(reading.headings())
                        .as("line %d of %s, \"%s\", before \"%s\"", i + 1, document.id(), line, reading.context())
                        .contains(withoutBlanks(HeadingText.plain(lines.get(i))));
            }
        }
    }

    void assertLinesAreExact() {
        List<String> bare = lines.stream().map(ChunkedNote::withoutBlanks).toList();
        for (Chunk chunk : chunks) {
            int end = Math.min(chunk.endLine(), lines.size());
            String there = String.join("", bare.subList(Math.min(chunk.startLine() - 1, end), end));
            assertThat(there.contains(withoutBlanks(chunk.text()))
                            || Texts.sections(document).isEmpty())
                    .as("chunk %d of %s, lines %d to %d", chunk.ordinal(), document.id(), chunk.startLine(), end)
                    .isTrue();
        }
    }

    void assertChunksFit(ChunkSize size) {
        assertThat(chunks).allSatisfy(chunk -> assertThat(TOKENS.count(chunk.embeddedText()))
                .as("chunk %d of %s", chunk.ordinal(), document.id())
                .isLessThanOrEqualTo(size.max()));
    }

    void assertNoChunkCrossesAHeading() {
        NavigableSet<Integer> starts = Texts.sections(document).stream()
                .map(section -> section.blocks().get(0).startLine())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(chunks)
                .allSatisfy(chunk -> assertThat(starts.subSet(chunk.startLine(), false, chunk.endLine(), true))
                        .as("headings in chunk %d of %s", chunk.ordinal(), document.id())
                        .isEmpty());
    }

    static String withoutBlanks(String text) {
        StringBuilder bare = new StringBuilder();
        text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> bare.append((char) c));
        return bare.toString();
    }

    /** Reads the chunks' texts from the first to the last. */
    private static final class Reading {
        private final List<Chunk> chunks;
        private int chunk = -1;
        private String text = "";
        private int at;

        Reading(List<Chunk> chunks) {
            this.chunks = chunks;
        }

        boolean pass(String line) {
            int passed = 0;
            while (passed < line.length()) {
                if (at == text.length() && !next()) {
                    return false;
                }
                int length = Math.min(line.length() - passed, text.length() - at);
                if (!text.startsWith(line.substring(passed, passed + length), at)) {
                    return false;
                }
                at += length;
                passed += length;
            }
            return true;
        }

        private boolean next() {
            chunk++;
            at = 0;
            text = chunk < chunks.size() ? withoutBlanks(chunks.get(chunk).text()) : "";
            return chunk < chunks.size();
        }

        String headings() {
            return chunk >= chunks.size() || chunk < 0
                    ? ""
                    : withoutBlanks(String.join("", chunks.get(chunk).headings()));
        }

        String context() {
            return text.substring(at, Math.min(text.length(), at + 40));
        }
    }
}
