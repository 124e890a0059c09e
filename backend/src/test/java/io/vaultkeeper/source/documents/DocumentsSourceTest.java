package io.vaultkeeper.source.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which files are documents, and what they are called. */
class DocumentsSourceTest {
    @TempDir
    private Path temp;

    private Path vault;

    @BeforeEach
    void makeVault() throws IOException {
        temp = temp.toRealPath();
        vault = Files.createDirectories(temp.resolve("vault"));
    }

    @Test
    void hiddenAndExcludedFilesAndThoseOfOtherFormatsAreLeftOut() throws IOException {
        Path papers = temp.resolve("papers");
        write(
                papers,
                "a.txt",
                ".b.txt",
                ".git/c.txt",
                "x/node_modules/d.txt",
                "e.css",
                "old/f.txt",
                "y/g.TXT",
                "~$h.docx");
        DocumentsSource source = source(List.of("old/**"), true, papers);
        assertThat(keys(source)).containsExactlyInAnyOrder("papers/a.txt", "papers/y/g.TXT");
        assertThat(source.locate(papers.resolve("a.txt"))).isPresent();
        assertThat(source.locate(papers.resolve(".git/c.txt"))).isEmpty();
        assertThat(source.locate(papers.resolve("old/f.txt"))).isEmpty();
        assertThat(source.key(papers.resolve("old"))).contains("papers/old");
        assertThat(source.key(papers)).isEmpty();
        assertThat(source.key(vault)).isEmpty();
    }

    @Test
    void foldersOfOneNameDoNotMeet() throws IOException {
        write(temp.resolve("one/papers"), "a.txt");
        write(temp.resolve("two/papers"), "a.txt");
        List<String> keys = keys(source(List.of(), true, temp.resolve("one/papers"), temp.resolve("two/papers")));
        assertThat(keys).hasSize(2).contains("papers/a.txt").anySatisfy(key -> assertThat(key)
                .matches("papers-[0-9a-f]{8}/a.txt"));
    }

    @Test
    void aFolderWithinAnotherIsReadOnce() throws IOException {
        write(temp.resolve("papers"), "a.txt", "inner/b.txt");
        DocumentsSource source = source(List.of(), true, temp.resolve("papers"), temp.resolve("papers/inner"));
        assertThat(keys(source)).containsExactlyInAnyOrder("papers/a.txt", "inner/b.txt");
        assertThat(source.locate(temp.resolve("papers/inner/b.txt")))
                .map(SourceFile::key)
                .contains("inner/b.txt");
    }

    @Test
    void whatLiesInTheVaultIsReadOnce() throws IOException {
        write(vault, "Note.md", "Files/a.pdf", "theme.css", "Board.canvas", "Old/b.pdf");
        DocumentsSource attachments = DocumentsSource.attachments(vault, List.of("Old/**"));
        assertThat(keys(attachments)).containsExactly("Files/a.pdf");
        assertThat(keys(source(List.of(), true, temp, vault.resolve("Files")))).isEmpty();
        assertThat(keys(source(List.of(), false, vault)))
                .containsExactlyInAnyOrder("vault/Files/a.pdf", "vault/Old/b.pdf");
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        write(temp.resolve("secret"), "a.txt");
        Path papers = Files.createDirectories(temp.resolve("papers"));
        Files.createSymbolicLink(papers.resolve("link"), temp.resolve("secret"));
        Files.createSymbolicLink(papers.resolve("link.txt"), temp.resolve("secret/a.txt"));
        DocumentsSource source = source(List.of(), true, papers);
        assertThat(keys(source)).isEmpty();
        assertThat(source.locate(papers.resolve("link/a.txt"))).isEmpty();
        assertThat(source.locate(papers.resolve("link.txt"))).isEmpty();
    }

    @Test
    void titlesThatProgramsMadeGiveWayToTheFilesName() {
        for (String title : Arrays.asList("Microsoft Word - x.doc", "untitled", "  ", "---", "scan0012.pdf", null)) {
            assertThat(Titles.of(title, "Lease 2024.pdf")).as(title).isEqualTo("Lease 2024");
        }
        assertThat(Titles.of("A lease\nfor ever", "x.pdf")).isEqualTo("A lease for ever");
    }

    @Test
    void asManyAsThereAreCoresAreReadAtOnce() throws Exception {
        TimeLimit limit = new TimeLimit(Duration.ofSeconds(60));
        CountDownLatch all = new CountDownLatch(12);
        ExecutorService readers = Executors.newFixedThreadPool(12);
        try {
            List<Future<String>> read = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                read.add(readers.submit(() -> limit.within(() -> {
                    all.countDown();
                    return await(all) ? "read" : "alone";
                })));
            }
            for (Future<String> each : read) {
                assertThat(each.get(60, TimeUnit.SECONDS)).isEqualTo("read");
            }
        } finally {
            readers.shutdownNow();
        }
    }

    private static boolean await(CountDownLatch all) throws IOException {
        try {
            return all.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aParserThatDoesNotEndIsGivenUpAndDoesNotHoldUpTheNext() throws Exception {
        TimeLimit limit = new TimeLimit(Duration.ofMillis(50));
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> limit.within(() -> stuck(release)))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("took longer");
        }
        assertThatThrownBy(() -> limit.within(() -> "next")).hasMessageContaining("4 other files");
        release.countDown();
        TimeLimit other = new TimeLimit(Duration.ofSeconds(60));
        assertThat(other.within(() -> "next")).isEqualTo("next");
    }

    private static String stuck(CountDownLatch release) {
        boolean released = false;
        while (!released) {
            try {
                release.await();
                released = true;
            } catch (InterruptedException e) {
                released = false; // as parsers do
            }
        }
        return "";
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDiskThatRefusesIsNotTakenForADamagedFile() throws IOException {
        Path papers = temp.resolve("papers");
        for (String name : List.of("a.txt", "a.pdf", "a.html", "a.mbox", "a.ics", "a.eml")) {
            write(papers, name);
            DocumentsSource source = source(List.of(), true, papers);
            SourceFile file = source.locate(papers.resolve(name)).orElseThrow();
            Files.delete(file.path());
            Files.createDirectory(file.path()); // the system refuses to read it, as it does a file on a failing disk
            assertThatThrownBy(() -> source.read(file, document -> {}))
                    .as(name)
                    .isInstanceOf(IOException.class)
                    .hasMessage("Is a directory");
        }
    }

    @Test
    void whatAParserThrowsIsToldInWords() {
        TimeLimit limit = new TimeLimit(Duration.ofSeconds(60));
        assertThatThrownBy(() -> limit.within(() -> {
                    throw new StackOverflowError();
                }))
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> limit.within(() -> {
                    throw new OutOfMemoryError();
                }))
                .hasMessageContaining("memory");
        assertThatThrownBy(() -> limit.within(() -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(DamagedFileException.class);
    }

    private DocumentsSource source(List<String> exclude, boolean attachments, Path... folders) {
        return DocumentsSource.of(new DocumentsSettings(List.of(folders), exclude, attachments), vault);
    }

    private static void write(Path folder, String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "text");
        }
    }

    private static List<String> keys(Source source) throws IOException {
        List<String> keys = new ArrayList<>();
        source.scan(new Source.Scan() {
            @Override
            public void found(SourceFile file) {
                keys.add(file.key());
            }

            @Override
            public void unreadable(String key, String reason) {
                throw new AssertionError(reason);
            }
        });
        return keys;
    }
}
