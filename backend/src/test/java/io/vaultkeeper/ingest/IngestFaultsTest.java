package io.vaultkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** What goes wrong, is stopped or is started over. */
class IngestFaultsTest extends ThreeSections {
    @Test
    void aDocumentThatFailsIsNamedWithItsReasonAndTriedAgainWhenItChanges() throws Exception {
        kept.write("Board.canvas", "{\"nodes\": [");
        kept.rescan();

        assertThat(kept.ingest.status().failed())
                .singleElement()
                .satisfies(failure -> assertThat(failure.document().key()).isEqualTo("Board.canvas"));
        assertThat(kept.documents()).contains("Sections.md");
        kept.verify();

        kept.write("Board.canvas", "{\"nodes\": [{\"id\": \"1\", \"type\": \"text\", \"text\": \"A card of mine\"}]}");
        kept.rescan();
        assertThat(kept.ingest.status().failed()).isEmpty();
        assertThat(kept.finds("card")).isTrue();
        kept.verify();
    }

    @Test
    void aNoteThatMayNotBeReadIsNamedAndTheRestGoesOn() throws Exception {
        Path note = kept.write("Secret.md", "not for you");
        Files.setPosixFilePermissions(note, PosixFilePermissions.fromString("---------"));
        boolean readable = Files.isReadable(note); // an administrator may read everything
        kept.write("Fresh.md", "something fresh");
        kept.rescan();

        assertThat(kept.finds("fresh")).isTrue();
        assertThat(kept.ingest.status().failed()).hasSize(readable ? 0 : 1);
    }

    @Test
    void aTextThatTheModelRefusesIsNamedAndFoundByItsWords() throws Exception {
        kept.embedder.refuse("poison");
        kept.write("Bad.md", "# A\n\nsome poison here\n\n# B\n\nsome water here\n");
        kept.rescan();

        assertThat(kept.ingest.status().failed())
                .singleElement()
                .satisfies(failure -> assertThat(failure.document().key()).isEqualTo("Bad.md"));
        assertThat(kept.finds("poison")).isTrue();
        assertThat(kept.embedder.take())
                .anySatisfy(text -> assertThat(text).contains("water"))
                .noneSatisfy(text -> assertThat(text).contains("poison"));
    }

    @Test
    void aModelThatIsAwayIsToldOfAndWaitedFor() throws Exception {
        kept.embedder.goAway(true);
        kept.write("New.md", "# A\n\nsome text\n\n# B\n\nmore text\n\n# C\n\nand more\n");
        kept.ingest.rescan();
        kept.await(() -> kept.ingest.status().state() == IngestStatus.State.FAILED);
        assertThat(kept.ingest.status().problem()).contains("away");
        assertThat(kept.finds("more")).isTrue();

        kept.embedder.goAway(false);
        kept.settle();
        assertThat(kept.ingest.status().problem()).isNull();
        kept.verify();
    }

    @Test
    void aVaultWhoseDriveIsAwayKeepsWhatIsIndexed() throws Exception {
        for (int i = 0; i < 12; i++) {
            kept.write("Note" + i + ".md", "heron number " + i);
        }
        kept.rescan();
        Path drive = kept.vault.resolveSibling("drive");
        Files.move(kept.vault, drive);
        Files.createDirectory(kept.vault);
        kept.ingest.rescan();
        kept.await(() -> kept.ingest.status().state() == IngestStatus.State.FAILED);
        assertThat(kept.ingest.status().problem()).contains(kept.vault.toString(), "is empty", "index --rebuild");
        assertThat(kept.finds("heron")).isTrue();

        kept.embedder.take();
        Files.delete(kept.vault);
        Files.move(drive, kept.vault);
        kept.settle();
        assertThat(kept.ingest.status().problem()).isNull();
        assertThat(kept.embedder.take()).isEmpty();
        kept.verify();
    }

    @Test
    void pausedNothingIsIndexedAndResumedAllIs() throws Exception {
        kept.ingest.pause();
        kept.write("Later.md", "later");
        kept.ingest.rescan();
        Thread.sleep(200);
        assertThat(kept.ingest.status().state()).isEqualTo(IngestStatus.State.PAUSED);
        assertThat(kept.finds("later")).isFalse();

        kept.ingest.resume();
        kept.await(() -> kept.finds("later"));
        kept.settle();
        kept.verify();
    }

    @Test
    void aRebuildEmbedsEverythingAgainAndEndsAtTheSameIndex() throws Exception {
        kept.ingest.rebuild();
        kept.await(() -> kept.embedder.take().size() >= 3);
        kept.settle();

        assertThat(kept.documents()).containsExactlyInAnyOrder("Sections.md", "Folder/Deep.md");
        kept.verify();
    }

    @Test
    void aVaultThatVanishesEmptiesNothing() throws Exception {
        Path away = folder.resolve("unmounted");
        Files.move(kept.vault, away);
        kept.ingest.rescan();
        kept.await(() -> kept.ingest.status().state() == IngestStatus.State.FAILED);
        assertThat(kept.finds("deep")).isTrue();

        Files.move(away, kept.vault);
        kept.settle();
        assertThat(kept.embedder.take()).isEmpty();
        kept.verify();
    }

    @Test
    void verifyingTellsWhatDiffers() throws Exception {
        kept.ingest.pause();
        kept.write("Unknown.md", "not yet seen");
        kept.write("Sections.md", "# Other\n\ntext\n");
        Files.delete(kept.vault.resolve("Folder/Deep.md"));

        assertThat(kept.ingest.verify())
                .extracting(difference -> difference.document().key())
                .containsExactlyInAnyOrder("Unknown.md", "Sections.md", "Folder/Deep.md");
    }
}
