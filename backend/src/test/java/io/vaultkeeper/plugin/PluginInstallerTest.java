package io.vaultkeeper.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginInstallerTest {
    @TempDir
    private Path folder;

    private Path vault;
    private PluginInstaller installer;

    @BeforeEach
    void makeVault() throws IOException {
        vault = Files.createDirectory(folder.toRealPath().resolve("Cofre ü"));
        installer = new PluginInstaller(PluginFiles.load("/plugin/"));
    }

    @Test
    void aVaultWithoutThePluginGetsAllOfIt() throws IOException {
        Installed installed = installer.install(vault, ".obsidian");

        Path plugin = vault.resolve(".obsidian/plugins/vaultkeeper");
        assertThat(installed).isEqualTo(new Installed.New(plugin, "0.2.0"));
        assertThat(names(plugin)).containsExactly("main.js", "manifest.json", "styles.css");
        assertThat(plugin.resolve("main.js")).hasContent("module.exports = {};");
    }

    @Test
    void anOlderOneIsUpdatedAndTheUsersDataStay() throws IOException {
        Path plugin = olderOne("{\"version\": \"0.1.0\"}");
        Files.writeString(plugin.resolve("data.json"), "{\"token\": \"mine\"}");
        Files.writeString(plugin.resolve("notes.txt"), "kept");

        assertThat(installer.install(vault, ".obsidian")).isEqualTo(new Installed.Updated(plugin, "0.1.0", "0.2.0"));
        assertThat(plugin.resolve("data.json")).hasContent("{\"token\": \"mine\"}");
        assertThat(names(plugin)).containsExactly("data.json", "main.js", "manifest.json", "notes.txt", "styles.css");
        assertThat(plugin.resolve("main.js")).hasContent("module.exports = {};");
    }

    @Test
    void theSameOneIsLeftAlone() throws IOException {
        installer.install(vault, ".obsidian");
        Path main = vault.resolve(".obsidian/plugins/vaultkeeper/main.js");
        Files.setLastModifiedTime(main, FileTime.fromMillis(0));

        assertThat(installer.install(vault, ".obsidian")).isInstanceOf(Installed.Unchanged.class);
        assertThat(Files.getLastModifiedTime(main)).isEqualTo(FileTime.fromMillis(0));
    }

    @Test
    void aManifestThatCannotBeReadIsReplaced() throws IOException {
        Path plugin = olderOne("{\"version\": ");

        assertThat(installer.install(vault, ".obsidian")).isEqualTo(new Installed.Updated(plugin, "unknown", "0.2.0"));
        assertThat(plugin.resolve("manifest.json")).content().contains("0.2.0");
    }

    @Test
    void whatACrashLeftBehindIsCleared() throws IOException {
        Path plugin = olderOne("{\"version\": \"0.1.0\"}");
        Files.writeString(plugin.resolve(".main.js.part"), "module.exp");

        installer.install(vault, ".obsidian");

        assertThat(names(plugin)).containsExactly("main.js", "manifest.json", "styles.css");
    }

    @Test
    void aConfigFolderOfAnotherNameIsHonoured() throws IOException {
        installer.install(vault, ".obsidian-desktop");

        assertThat(vault.resolve(".obsidian-desktop/plugins/vaultkeeper/main.js"))
                .exists();
        assertThat(vault.resolve(".obsidian")).doesNotExist();
    }

    @Test
    void aLinkThatLeadsOutOfTheVaultIsNotFollowed() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        for (String link : List.of(".obsidian", ".obsidian-2/plugins", ".obsidian-3/plugins/vaultkeeper")) {
            Path at = vault.resolve(link);
            Files.createDirectories(at.getParent());
            Files.createSymbolicLink(at, outside);

            assertThatIOException()
                    .isThrownBy(() -> installer.install(vault, link.replaceAll("/.*", "")))
                    .withMessageContaining(at.toString())
                    .withMessageContaining("out of the vault");
        }
        assertThat(names(outside)).isEmpty();
    }

    @Test
    void aLinkedFileIsReplacedAndWhatItLedToStays() throws IOException {
        Path plugin = olderOne("{\"version\": \"0.1.0\"}");
        Path outside = Files.writeString(folder.resolve("main.js"), "not ours");
        Files.delete(plugin.resolve("main.js"));
        Files.createSymbolicLink(plugin.resolve("main.js"), outside);

        installer.install(vault, ".obsidian");

        assertThat(outside).hasContent("not ours");
        assertThat(Files.isRegularFile(plugin.resolve("main.js"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    @Test
    void aVaultThatIsALinkItselfIsFollowed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), vault);

        installer.install(link, ".obsidian");

        assertThat(vault.resolve(".obsidian/plugins/vaultkeeper/main.js")).exists();
    }

    @Test
    void whatStandsInTheWayIsNamed() throws IOException {
        Files.writeString(vault.resolve(".obsidian"), "a file");

        assertThatIOException()
                .isThrownBy(() -> installer.install(vault, ".obsidian"))
                .withMessageContaining(vault.resolve(".obsidian").toString())
                .withMessageContaining("not a folder");
        assertThatIOException()
                .isThrownBy(() -> installer.install(folder.resolve("none"), ".obsidian"))
                .withMessageContaining(folder.resolve("none").toString());
    }

    @Test
    void aProgramBuiltWithoutThePluginSaysSo() {
        assertThatIOException()
                .isThrownBy(() -> PluginFiles.load("/no-plugin/"))
                .withMessageContaining("without Obsidian's plugin");
    }

    private Path olderOne(String manifest) throws IOException {
        Path plugin = Files.createDirectories(vault.resolve(".obsidian/plugins/vaultkeeper"));
        Files.writeString(plugin.resolve("main.js"), "old");
        Files.writeString(plugin.resolve("styles.css"), "old");
        Files.writeString(plugin.resolve("manifest.json"), manifest);
        return plugin;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
