package io.vaultkeeper.source.obsidian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.source.Exclusions;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies outside the vault stays unread, whatever happens between a scan and the reading. */
class ConfinementTest {
    private final Path folder;
    private final Path vault;
    private final Path secret;

    ConfinementTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        vault = Files.createDirectory(folder.resolve("vault")).toRealPath();
        secret = Files.writeString(
                Files.createDirectory(folder.resolve("outside")).resolve("a.md"), "secret");
    }

    @Test
    void aNoteThatBecameALinkOutOfTheVaultIsNotRead() throws Exception {
        SourceFile file = located(Files.writeString(vault.resolve("a.md"), "text"));
        Files.delete(file.path());
        Files.createSymbolicLink(file.path(), secret);
        assertThatThrownBy(() -> source().read(file, this::unexpected)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aNoteWhoseFolderBecameALinkOutOfTheVaultIsNotRead() throws Exception {
        Path inner = Files.createDirectory(vault.resolve("inner"));
        SourceFile file = located(Files.writeString(inner.resolve("a.md"), "text"));
        Files.delete(file.path());
        Files.delete(inner);
        Files.createSymbolicLink(inner, secret.getParent());
        assertThatThrownBy(() -> source().read(file, this::unexpected)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aLinkToNothingOpensNoNote() throws Exception {
        Files.createSymbolicLink(vault.resolve("b.md"), folder.resolve("outside/none.md"));
        assertThatThrownBy(() -> source().open("b.md", null)).isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> source().open("b.md", "text")).isInstanceOf(SourceException.class);
    }

    @Test
    void aNoteOpenedThroughALinkWithinTheVaultIsTheOneTheScanFinds() throws Exception {
        Files.writeString(vault.resolve("a.md"), "text");
        Files.createSymbolicLink(vault.resolve("loop"), vault);
        Files.createSymbolicLink(vault.resolve("b.md"), vault.resolve("a.md"));
        assertThat(source().open("loop/loop/a.md", null).id().key()).isEqualTo("a.md");
        assertThat(source().open("b.md", null).id().key()).isEqualTo("a.md");
        assertThatThrownBy(() -> source().open("loop/.obsidian/a.md", "text")).isInstanceOf(SourceException.class);
    }

    @Test
    void aFileTooLargeForANoteIsNamedAndNotRead() throws Exception {
        Path dump = vault.resolve("dump.md");
        try (RandomAccessFile file = new RandomAccessFile(dump.toFile(), "rw")) {
            file.setLength(50_000_001);
        }
        assertThatThrownBy(() -> source().read(located(dump), this::unexpected))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("dump.md")
                .hasMessageContaining("sources.obsidian.exclude");
        assertThatThrownBy(() -> source().open("dump.md", null)).hasMessageContaining("dump.md");
    }

    @Test
    void onlyAFolderThatWouldBeReadIsToldAsUnreadable() throws Exception {
        List<String> unreadable = new ArrayList<>();
        VaultWalk walk = new VaultWalk(
                VaultFolder.of(vault), new Exclusions(List.of("Locked/**"), "exclude"), 0, new Source.Scan() {
                    @Override
                    public void found(SourceFile file) {
                        throw new AssertionError(file.key());
                    }

                    @Override
                    public void unreadable(String key, String reason) {
                        unreadable.add(key);
                    }
                });
        for (String name : List.of("Locked", ".git", "Open")) {
            walk.visitFileFailed(vault.resolve(name), new AccessDeniedException(name));
        }
        walk.visitFileFailed(vault.resolve("Gone"), new NoSuchFileException("Gone"));
        assertThat(unreadable).containsExactly("Open");
        assertThatThrownBy(() -> walk.visitFileFailed(vault, new NoSuchFileException("vault")))
                .isInstanceOf(IOException.class);
    }

    private SourceFile located(Path path) {
        return source().locate(path).orElseThrow();
    }

    private void unexpected(Object document) {
        throw new AssertionError("was read: " + document);
    }

    private ObsidianSource source() {
        return new ObsidianSource(vault, new ObsidianSettings(List.of(), List.of()));
    }
}
