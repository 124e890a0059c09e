package io.vaultkeeper.source.obsidian;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.SharedData;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.source.FileText;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every note of every vault, held against real ones where they are at hand. */
class WholeVaultTest {
    static Stream<Path> vaults() {
        return Stream.concat(
                Stream.of(Path.of("src/test/resources/vault").toAbsolutePath()), SharedData.vaults().stream());
    }

    @ParameterizedTest
    @MethodSource("vaults")
    void theChunksOfANoteHoldAllOfItsText(Path vault) throws Exception {
        for (SourceFile file : scan(vault)) {
            if (!NoteFiles.isCanvas(file.key())) {
                check(vault, file);
            }
        }
    }

    private static void check(Path vault, SourceFile file) throws Exception {
        List<Document> documents = new ArrayList<>();
        source(vault).read(file, documents::add);
        String text = FileText.decode(Files.readAllBytes(file.path()));
        ChunkedNote note = ChunkedNote.of(text, documents.get(0));
        note.assertNothingIsLost();
        note.assertLinesAreExact();
        note.assertChunksFit(ChunkedNote.SIZE);
        note.assertNoChunkCrossesAHeading();
    }

    private static List<SourceFile> scan(Path vault) throws Exception {
        List<SourceFile> files = new ArrayList<>();
        source(vault).scan(new Source.Scan() {
            @Override
            public void found(SourceFile file) {
                files.add(file);
            }

            @Override
            public void unreadable(String key, String reason) {
                throw new AssertionError(key + " " + reason);
            }
        });
        assertThat(files).isNotEmpty();
        return files;
    }

    private static ObsidianSource source(Path vault) {
        return new ObsidianSource(vault, new ObsidianSettings(List.of(), List.of()));
    }
}
