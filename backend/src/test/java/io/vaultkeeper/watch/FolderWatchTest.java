package io.vaultkeeper.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<Changes> batches = new LinkedBlockingQueue<>();
    private FolderWatch watch;

    @BeforeEach
    void start() throws IOException {
        folder = folder.toRealPath();
        Files.createDirectories(folder.resolve("old"));
        Files.writeString(folder.resolve("old/note.md"), "text");
        watch = FolderWatch.start(List.of(folder), batches::add);
    }

    @AfterEach
    void stop() throws IOException {
        watch.close();
    }

    @Test
    void aWriteIsTold() throws Exception {
        Files.writeString(folder.resolve("old/note.md"), "other text");

        assertThat(await(changes -> changes.paths().contains(folder.resolve("old/note.md"))))
                .isTrue();
    }

    @Test
    void aFileThatIsWatchedAloneIsToldOfWithoutItsNeighbours() throws Exception {
        Path export = Files.writeString(folder.resolve("old/export.json"), "{}");
        BlockingQueue<Changes> told = new LinkedBlockingQueue<>();
        watch.close();
        watch = FolderWatch.start(List.of(export), told::add);
        Files.writeString(folder.resolve("old/other.json"), "{}");
        Files.writeString(export, "{\"more\": 1}");

        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new Changes(Set.of(export), false));

        Files.delete(export);
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new Changes(Set.of(), true));
        Files.writeString(export, "{}");
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new Changes(Set.of(), true));
    }

    @Test
    void aFolderThatComesLaterIsWatchedThen() throws Exception {
        Path later = folder.resolve("disk/later");
        BlockingQueue<Changes> told = new LinkedBlockingQueue<>();
        watch.close();
        watch = FolderWatch.start(List.of(folder.resolve("old"), later), told::add);

        Files.createDirectories(later);
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new Changes(Set.of(), true));
        Path note = Files.writeString(later.resolve("note.md"), "text");
        assertThat(told.poll(20, TimeUnit.SECONDS).paths()).contains(note);
    }

    @Test
    void oneOfSeveralFoldersThatIsDeletedAndMadeAtOnceIsWatchedOn() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        BlockingQueue<Changes> told = new LinkedBlockingQueue<>();
        watch.close();
        watch = FolderWatch.start(List.of(folder.resolve("old"), other), told::add);

        Files.delete(other);
        Files.createDirectory(other);
        Changes changes = told.poll(20, TimeUnit.SECONDS);
        while (!changes.rescan()) {
            changes = told.poll(20, TimeUnit.SECONDS);
        }
        Path note = Files.writeString(other.resolve("note.md"), "text");
        assertThat(told.poll(20, TimeUnit.SECONDS).paths()).contains(note);
    }

    @Test
    void anAtomicSaveIsTold() throws Exception {
        Path part = Files.writeString(folder.resolve("old/.note.md.tmp"), "other text");
        Files.move(
                part,
                folder.resolve("old/note.md"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(await(changes -> changes.paths().contains(folder.resolve("old/note.md"))))
                .isTrue();
    }

    @Test
    void aRemovedFileIsTold() throws Exception {
        Files.delete(folder.resolve("old/note.md"));

        assertThat(await(changes -> changes.paths().contains(folder.resolve("old/note.md"))))
                .isTrue();
    }

    @Test
    void aFolderThatAppearsAsksForARescan() throws Exception {
        Files.move(folder.resolve("old"), folder.resolve("new"));

        assertThat(await(Changes::rescan)).isTrue();
    }

    @Test
    void aLargeFolderThatIsRenamedIsNotToldAsGone() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            Files.createDirectories(folder.resolve("large/" + i));
        }
        batches.clear();
        watch.close();
        watch = FolderWatch.start(List.of(folder), batches::add);

        Files.move(folder.resolve("large"), folder.resolve("renamed"));
        Changes first = batches.poll(20, TimeUnit.SECONDS);
        assertThat(first).isEqualTo(new Changes(Set.of(), true));
    }

    @Test
    void aFileInANewFolderIsToldEither() throws Exception {
        Files.createDirectories(folder.resolve("a/b/c"));
        assertThat(await(Changes::rescan)).isTrue();
        Files.writeString(folder.resolve("a/b/c/late.md"), "text");

        assertThat(await(changes -> changes.rescan() || changes.paths().contains(folder.resolve("a/b/c/late.md"))))
                .isTrue();
    }

    @Test
    void aBurstComesInFewBatches() throws Exception {
        List<Path> written = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            written.add(Files.writeString(folder.resolve("old/" + i + ".md"), "text " + i));
        }

        Set<Path> told = new HashSet<>();
        int count = 0;
        boolean rescan = false;
        while (!rescan && !told.containsAll(written)) {
            Changes changes = batches.poll(20, TimeUnit.SECONDS);
            assertThat(changes).as("told of %d of 500", told.size()).isNotNull();
            told.addAll(changes.paths());
            rescan = changes.rescan(); // the system may lose some of so many, and say so
            count++;
        }
        assertThat(count).isLessThan(100);
    }

    @Test
    void afterClosingNothingIsTold() throws Exception {
        watch.close();
        batches.clear();
        Files.writeString(folder.resolve("old/note.md"), "other text");

        assertThat(batches.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    private boolean await(Predicate<Changes> wanted) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < until) {
            Changes changes = batches.poll(1, TimeUnit.SECONDS);
            if (changes != null && wanted.test(changes)) {
                return true;
            }
        }
        return false;
    }
}
