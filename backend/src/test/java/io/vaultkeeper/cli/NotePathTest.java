package io.vaultkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotePathTest {
    @TempDir
    private Path folder;

    private Path vault;

    @BeforeEach
    void write() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault")).toRealPath();
        Files.createDirectories(vault.resolve("Games"));
        Files.writeString(vault.resolve("Games/Ball.md"), "A ball.\n");
    }

    @Test
    void aPathFromTheRootIsTakenForTheNoteInTheVault() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), vault);

        assertThat(NotePath.in(vault, vault + "/Games/Ball.md")).isEqualTo("Games/Ball.md");
        assertThat(NotePath.in(vault, vault + "/Games/../Games/Ball.md")).isEqualTo("Games/Ball.md");
        assertThat(NotePath.in(vault, link + "/Games/Ball.md")).isEqualTo("Games/Ball.md");
    }

    @Test
    void otherPathsAreLeftAsTheyWereTyped() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.md"), "Elsewhere.\n");

        for (String typed : new String[] {"Games/Ball.md", "Ball", outside.toString(), vault + "/Gone.md", "a\0b"}) {
            assertThat(NotePath.in(vault, typed)).isEqualTo(typed);
        }
    }
}
