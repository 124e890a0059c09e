package io.vaultkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.watch.Changes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the index when files change under it, with nobody but the watcher to tell. */
class WatchedVaultTest {
    @TempDir
    private Path folder;

    private KeptVault kept;

    @BeforeEach
    void start() throws Exception {
        kept = KeptVault.watchedIn(folder);
        kept.write("Note.md", "The note of the beginning.\n");
        kept.write("Folder/Deep.md", "Something deep.\n");
        kept.write("Folder/Sub/Deeper.md", "Something deeper.\n");
        kept.agree();
        kept.embedder.take();
    }

    @AfterEach
    void stop() throws IOException {
        kept.close();
    }

    @Test
    void aSaveIsFoundByItsWords() throws Exception {
        kept.write("Note.md", "A pangolin was seen.\n");

        kept.await(() -> kept.finds("pangolin"));
        kept.agree();
        assertThat(kept.finds("beginning")).isFalse();
    }

    @Test
    void anAtomicSaveIsFoundByItsWords() throws Exception {
        saveAtomically("Note.md", "A pangolin was seen.\n");

        kept.await(() -> kept.finds("pangolin"));
        kept.agree();
        assertThat(kept.documents()).hasSize(3);
    }

    @Test
    void ofManySavesInARowTheLastOneStays() throws Exception {
        for (int i = 0; i < 300; i++) {
            if (i % 3 == 0) {
                saveAtomically("Note.md", "Save number " + i + ".\n");
            } else {
                kept.write("Note.md", "Save number " + i + ".\n");
            }
            Thread.sleep(i % 50 == 0 ? 60 : 0); // now and then long enough to be taken for the last
        }

        kept.agree();
        assertThat(kept.text("Note.md")).contains("Save number 299.");
    }

    @Test
    void aFolderMovedInFromOutsideIsIndexed() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside/a/b"));
        Files.writeString(outside.resolve("Far.md"), "From far away.\n");
        Files.move(folder.resolve("outside"), kept.vault.resolve("Arrived"));
        kept.agree();
        assertThat(kept.documents()).contains("Arrived/a/b/Far.md");

        Files.writeString(kept.vault.resolve("Arrived/a/b/Far.md"), "Settled here.\n");
        kept.agree();
        assertThat(kept.text("Arrived/a/b/Far.md")).contains("Settled");
    }

    @Test
    void aFolderMovedOutLeavesTheIndex() throws Exception {
        Files.move(kept.vault.resolve("Folder"), folder.resolve("outside"));
        kept.agree();
        assertThat(kept.documents()).containsExactly("Note.md");

        Files.writeString(folder.resolve("outside/Deep.md"), "Changed outside.\n");
        Files.move(folder.resolve("outside"), kept.vault.resolve("Folder"));
        kept.agree();
        assertThat(kept.text("Folder/Deep.md")).contains("Changed outside");
    }

    @Test
    void aDeletedFolderLeavesTheIndexAndMayComeBack() throws Exception {
        deleteTree(kept.vault.resolve("Folder"));
        kept.write("Folder/Sub/Deeper.md", "Made anew.\n");
        kept.agree();
        assertThat(kept.documents()).containsExactlyInAnyOrder("Note.md", "Folder/Sub/Deeper.md");

        kept.write("Folder/Sub/Deeper.md", "And edited.\n");
        kept.agree();
        assertThat(kept.text("Folder/Sub/Deeper.md")).contains("edited");
    }

    @Test
    void aRenamedFolderCostsNoEmbeddingAndIsWatchedOn() throws Exception {
        Files.move(kept.vault.resolve("Folder"), kept.vault.resolve("Renamed"));
        kept.agree();
        assertThat(kept.documents()).containsExactlyInAnyOrder("Note.md", "Renamed/Deep.md", "Renamed/Sub/Deeper.md");
        assertThat(kept.embedder.take()).isEmpty();

        Files.writeString(kept.vault.resolve("Renamed/Sub/Deeper.md"), "Edited after the renaming.\n");
        kept.agree();
        assertThat(kept.text("Renamed/Sub/Deeper.md")).contains("Edited");
    }

    @Test
    void aRenamingThatChangesOnlyTheCaseCostsNoEmbedding() throws Exception {
        Files.move(kept.vault.resolve("Note.md"), kept.vault.resolve("note.md"));
        Files.move(kept.vault.resolve("Folder"), kept.vault.resolve("folder"));
        kept.agree();

        assertThat(kept.documents()).containsExactlyInAnyOrder("note.md", "folder/Deep.md", "folder/Sub/Deeper.md");
        assertThat(kept.embedder.take()).isEmpty();
    }

    @Test
    void aFileMayGiveWayToAFolderOfItsNameAndComeBack() throws Exception {
        Files.delete(kept.vault.resolve("Note.md"));
        kept.write("Note.md/Inside.md", "Inside of it.\n");
        kept.agree();
        assertThat(kept.documents()).contains("Note.md/Inside.md").doesNotContain("Note.md");

        deleteTree(kept.vault.resolve("Note.md"));
        kept.write("Note.md", "A file again.\n");
        kept.agree();
        assertThat(kept.documents()).contains("Note.md").doesNotContain("Note.md/Inside.md");
        assertThat(kept.text("Note.md")).contains("A file again");
    }

    @Test
    void filesWrittenAtOnceIntoADeepNewTreeAreIndexed() throws Exception {
        String path = "new";
        for (int depth = 0; depth < 30; depth++) {
            path += "/" + depth;
            kept.write(path + "/Leaf.md", "Leaf at depth " + depth + ".\n");
        }
        kept.agree();
        assertThat(kept.documents()).hasSize(33);

        kept.write(path + "/Leaf.md", "The deepest leaf, edited.\n");
        kept.agree();
        assertThat(kept.finds("deepest")).isTrue();
    }

    @Test
    void foldersThatComeAndGoLeaveTheirNeighboursWatched() throws Exception {
        for (int i = 0; i < 40; i++) {
            kept.write("tree" + i + "/going/x/Short.md", "Short-lived.\n");
            kept.write("tree" + i + "/staying/y/Long.md", "Written once.\n");
            deleteTree(kept.vault.resolve("tree" + i + "/going"));
        }
        kept.agree();
        for (int i = 0; i < 40; i++) {
            kept.write("tree" + i + "/staying/y/Long.md", "Edited " + i + ".\n");
        }

        kept.agree();
        assertThat(kept.text("tree39/staying/y/Long.md")).contains("Edited 39");
    }

    @Test
    void filesDeletedWhileTheyAreIndexedAreGoneAtTheEnd() throws Exception {
        for (int i = 0; i < 600; i++) {
            kept.write("many/" + i + ".md", "Number " + i + ".\n");
        }
        kept.await(() -> kept.index.counts().get("obsidian").documents() > 50);
        for (int i = 0; i < 600; i += 2) {
            Files.deleteIfExists(kept.vault.resolve("many/" + i + ".md"));
        }
        kept.agree();

        assertThat(kept.documents()).hasSize(303).doesNotContain("many/0.md").contains("many/1.md");
    }

    @Test
    void aVaultThatIsReplacedByAnotherFolderOfItsNameIsFollowed() throws Exception {
        kept.write("Old.md", "The heron stands in the water.");
        kept.await(() -> kept.finds("heron"));

        Files.move(kept.vault, kept.vault.resolveSibling("aside"));
        Files.createDirectory(kept.vault);
        kept.write("New.md", "The stork nests on the chimney.");
        kept.await(() -> kept.finds("stork"));
        kept.agree();

        kept.write("Newer.md", "The crane dances.");
        kept.await(() -> kept.finds("crane"));
        kept.agree();
    }

    @Test
    void aVaultThatIsDeletedAndMadeAgainIsFollowed() throws Exception {
        kept.write("Old.md", "The heron stands in the water.");
        kept.await(() -> kept.finds("heron"));

        deleteTree(kept.vault);
        Files.createDirectory(kept.vault);
        kept.write("New.md", "The stork nests on the chimney.");
        kept.await(() -> kept.finds("stork"));
        kept.write("Newer.md", "The crane dances.");
        kept.await(() -> kept.finds("crane"));
        kept.agree();
    }

    @Test
    void aPullOfFiveThousandFilesEndsAtTheRightIndex() throws Exception {
        for (int i = 0; i < 500; i++) {
            kept.write("repo/" + i % 7 + "/Old " + i + ".md", "Old text " + i + ".\n");
        }
        kept.agree();
        for (int i = 0; i < 5_000; i++) {
            kept.write("repo/" + i % 20 + "/New " + i + ".md", "New text " + i + ".\n");
            Path old = kept.vault.resolve("repo/" + i % 7 + "/Old " + i + ".md");
            if (i < 500 && i % 3 == 0) {
                Files.delete(old);
            } else if (i < 500) {
                saveAtomically("repo/" + i % 7 + "/Old " + i + ".md", "Edited text " + i + ".\n");
            }
        }

        kept.agree();
        assertThat(kept.documents()).hasSize(3 + 5_000 + 333);
        assertThat(kept.text("repo/1/Old 1.md")).contains("Edited text 1.");
    }

    @Test
    void whatALostEventHidIsMadeUpByARescan() throws Exception {
        kept.close();
        try (KeptVault unwatched = KeptVault.in(folder)) {
            unwatched.agree();
            unwatched.write("Note.md", "Nobody told of this.\n");
            Files.delete(unwatched.vault.resolve("Folder/Deep.md"));
            unwatched.write("Fresh/New.md", "Nor of this.\n");
            unwatched.hand(new Changes(Set.of(), true));

            unwatched.agree();
            assertThat(unwatched.documents())
                    .containsExactlyInAnyOrder("Note.md", "Folder/Sub/Deeper.md", "Fresh/New.md");
        }
        kept = KeptVault.watchedIn(folder);
    }

    @Test
    void aClockThatJumpsMakesNoDifference() throws Exception {
        List<String> times =
                List.of("1900-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2099-12-31T00:00:00Z", "2400-01-01T00:00:00Z");
        for (String time : times) {
            kept.write("Note.md", "Written by a clock that shows " + time + ".\n");
            Files.setLastModifiedTime(kept.vault.resolve("Note.md"), FileTime.from(Instant.parse(time)));
            kept.agree();
            assertThat(kept.text("Note.md")).contains(time);
        }
        kept.rescan();
        kept.write("Note.md", "And by one that is right.\n");
        kept.agree();
        assertThat(kept.text("Note.md")).contains("right");
    }

    private void saveAtomically(String path, String text) throws IOException {
        Path part = kept.write(path + ".tmp", text);
        Files.move(part, kept.vault.resolve(path), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void deleteTree(Path tree) throws IOException {
        try (var inside = Files.walk(tree)) {
            for (Path path : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
