package io.vaultkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestTest extends ThreeSections {
    @Test
    void everyNoteIsIndexed() throws IOException {
        assertThat(kept.documents()).containsExactlyInAnyOrder("Sections.md", "Folder/Deep.md");
        assertThat(kept.ingest.status().total().pending()).isZero();
        kept.verify();
    }

    @Test
    void anEditEmbedsOnlyTheChunkThatChanged() throws Exception {
        kept.write("Sections.md", THREE_SECTIONS.replace("second section", "second section, edited"));
        kept.rescan();

        assertThat(kept.embedder.take()).singleElement().asString().contains("edited");
        assertThat(kept.text("Sections.md")).contains("first", "edited", "third");
        kept.verify();
    }

    @Test
    void aRenamedNoteCostsNoEmbedding() throws Exception {
        Files.move(kept.vault.resolve("Sections.md"), kept.vault.resolve("Parts.md"));
        kept.rescan();

        assertThat(kept.embedder.take()).isEmpty();
        assertThat(kept.documents()).containsExactlyInAnyOrder("Parts.md", "Folder/Deep.md");
        assertThat(kept.ingest.status().total().pending()).isZero();
        kept.verify();
    }

    @Test
    void aMovedFolderCostsNoEmbedding() throws Exception {
        Files.move(kept.vault.resolve("Folder"), kept.vault.resolve("Elsewhere"));
        kept.rescan();

        assertThat(kept.embedder.take()).isEmpty();
        assertThat(kept.documents()).containsExactlyInAnyOrder("Sections.md", "Elsewhere/Deep.md");
        kept.verify();
    }

    @Test
    void aTouchedNoteCostsNoEmbedding() throws Exception {
        Files.setLastModifiedTime(
                kept.vault.resolve("Sections.md"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        kept.rescan();

        assertThat(kept.embedder.take()).isEmpty();
        kept.verify();
    }

    @Test
    void aRemovedNoteIsFoundNoMore() throws Exception {
        Files.delete(kept.vault.resolve("Folder/Deep.md"));
        kept.rescan();

        assertThat(kept.finds("deep")).isFalse();
        assertThat(kept.documents()).containsExactly("Sections.md");
        kept.verify();
    }

    @Test
    void aCopyIsEmbeddedAndTheOriginalStays() throws Exception {
        Files.copy(kept.vault.resolve("Folder/Deep.md"), kept.vault.resolve("Copy.md"));
        kept.rescan();

        assertThat(kept.documents()).contains("Folder/Deep.md", "Copy.md");
        kept.verify();
    }

    @Test
    void anEditThatKeepsSizeAndTimeIsSeen() throws Exception {
        Path note = kept.vault.resolve("Folder/Deep.md");
        FileTime time = FileTime.from(Instant.parse("2020-01-01T00:00:00Z")); // long settled
        Files.setLastModifiedTime(note, time);
        kept.rescan();
        Files.writeString(note, "Something DEEP.\n");
        Files.setLastModifiedTime(note, time);
        kept.rescan();

        assertThat(kept.text("Folder/Deep.md")).contains("DEEP");
    }

    @Test
    void notesThatSwapNamesEndAtTheRightNames() throws Exception {
        Path one = kept.vault.resolve("Sections.md");
        Path other = kept.vault.resolve("Folder/Deep.md");
        Path aside = kept.vault.resolve("aside.tmp");
        Files.move(one, aside);
        Files.move(other, one);
        Files.move(aside, other);
        kept.rescan();

        assertThat(kept.text("Sections.md")).contains("Something deep");
        assertThat(kept.text("Folder/Deep.md")).contains("The second section");
        kept.verify();
    }

    @Test
    void aNoteMovedIntoAnExcludedFolderLeavesTheIndex() throws Exception {
        Files.createDirectories(kept.vault.resolve("Archive"));
        Files.move(kept.vault.resolve("Folder/Deep.md"), kept.vault.resolve("Archive/Deep.md"));
        kept.rescan();

        assertThat(kept.documents()).containsExactly("Sections.md");
        kept.verify();
    }

    @Test
    void aNoteThatGetsAnExcludedTagLeavesTheIndexAndComesBackWithoutIt() throws Exception {
        kept.write("Folder/Deep.md", "Something deep. #private\n");
        kept.rescan();
        assertThat(kept.documents()).containsExactly("Sections.md");
        kept.verify();

        kept.write("Folder/Deep.md", "Something deep again.\n");
        kept.rescan();
        assertThat(kept.documents()).contains("Folder/Deep.md");
        kept.verify();
    }

    @Test
    void aRestartReadsNothingAgain() throws Exception {
        Thread.sleep(2_100); // until the files are old enough to be trusted by their times
        kept.rescan();
        kept.close();
        kept = KeptVault.in(folder);
        kept.settle();

        assertThat(kept.embedder.take()).isEmpty();
        assertThat(kept.ingest.status().lastChange()).isNull();
        kept.verify();
    }

    @Test
    void whatChangedWhileNobodyWatchedIsSeenAtTheStart() throws Exception {
        kept.close();
        Files.delete(kept.vault.resolve("Folder/Deep.md"));
        kept.write("New.md", "new text");
        kept = KeptVault.in(folder);
        kept.settle();

        assertThat(kept.documents()).containsExactlyInAnyOrder("Sections.md", "New.md");
        assertThat(kept.embedder.take()).hasSize(1);
        kept.verify();
    }

    @Test
    void theNewestNotesAreEmbeddedFirst() throws Exception {
        kept.embedder.goAway(true);
        for (int i = 1; i <= 4; i++) {
            Path note = kept.write("Dated" + i + ".md", "note number " + i);
            Files.setLastModifiedTime(note, FileTime.from(Instant.parse("2021-01-0" + i + "T00:00:00Z")));
        }
        kept.ingest.rescan();
        kept.await(() -> kept.ingest.status().total().pending() == 4);
        kept.embedder.goAway(false);
        kept.settle();

        List<String> order = kept.embedder.take();
        assertThat(order.stream()
                        .filter(text -> text.contains("note number")) // it may be asked first whether it is there again
                        .map(text -> text.replaceAll("\\D+", " ").strip().charAt(0)))
                .containsExactly('4', '3', '2', '1');
    }
}
