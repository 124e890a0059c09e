package io.vaultkeeper.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.index.lucene.LuceneIndex;
import io.vaultkeeper.insight.Suggestion.Kind;
import io.vaultkeeper.source.Fingerprint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestionsTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path folder;

    private ChunkIndex index;
    private long seconds;

    @BeforeEach
    void open() {
        index = LuceneIndex.open(folder, 4);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void theBestComeFirst() {
        write(ExampleNote.at("Water.md").titled("Water", "Old boat"));
        write(ExampleNote.at("Boat/Engine.md"));
        write(ExampleNote.at("The boat.md"));
        write(ExampleNote.at("Boat.md"));
        write(ExampleNote.at("Boats at sea.md"));
        write(ExampleNote.at("Steamboat.md"));

        assertThat(labels("boat", Kind.DOCUMENT))
                .containsExactly("Boat", "Boats at sea", "The boat", "Water", "Engine");
    }

    @Test
    void ofOneRankTheLastChangedComesFirst() {
        write(ExampleNote.at("Plan A.md"));
        write(ExampleNote.at("Plan C.md"));
        write(ExampleNote.at("Plan B.md"));

        assertThat(labels("plan", null)).containsExactly("Plan B", "Plan C", "Plan A");
        assertThat(labels("", null)).containsExactly("Plan B", "Plan C", "Plan A");
        assertThat(read().complete("plan", null, 2)).hasSize(2);
    }

    @Test
    void caseAndAccentsDoNotMatter() {
        write(ExampleNote.at("Estaleiro Sa\u0303o Joa\u0303o.md"));
        write(ExampleNote.at("CAFÉ.md"));

        assertThat(labels("são j", null)).containsExactly("Estaleiro Sa\u0303o Joa\u0303o");
        assertThat(labels("SAO", null)).hasSize(1);
        assertThat(labels("café", null)).containsExactly("CAFÉ");
    }

    @Test
    void severalWordsAreLookedForAnywhere() {
        write(ExampleNote.at("Projects/2026/Hull paint.md"));

        assertThat(labels("paint proj", Kind.DOCUMENT)).containsExactly("Hull paint");
        assertThat(labels("paint attic", Kind.DOCUMENT)).isEmpty();
    }

    @Test
    void textWithoutSpacesMatchesFromAnyCharacter() {
        write(ExampleNote.at("会議メモ.md"));

        assertThat(labels("メモ", null)).containsExactly("会議メモ");
    }

    @Test
    void foldersTagsAndSourcesAreSuggestedOnce() {
        write(ExampleNote.at("Boats/Log/One.md").tagged("boat/Repair"));
        write(ExampleNote.at("Boats/Log/Two.md").tagged("Boat/repair"));

        assertThat(read().complete("boat", null, 50))
                .contains(
                        new Suggestion(Kind.FOLDER, "Boats", "Boats", null, "Boats"),
                        new Suggestion(Kind.TAG, "Boat", "#Boat", null, null),
                        new Suggestion(Kind.TAG, "Boat/repair", "#Boat/repair", null, null))
                .doesNotHaveDuplicates();
        assertThat(labels("#b", null)).containsExactly("#Boat", "#Boat/repair");
        assertThat(labels("log", null)).startsWith("Log").hasSize(3);
        assertThat(read().complete("obs", Kind.SOURCE, 9))
                .containsExactly(new Suggestion(Kind.SOURCE, "obsidian", "obsidian", null, null));
    }

    @Test
    void notesOfOneTitleAreToldApartByTheirFolder() {
        write(ExampleNote.at("A/Notes.md"));
        write(ExampleNote.at("Notes.md"));

        assertThat(read().complete("notes", null, 9))
                .containsExactly(
                        new Suggestion(Kind.DOCUMENT, "obsidian:Notes.md", "Notes", null, "Notes.md"),
                        new Suggestion(Kind.DOCUMENT, "obsidian:A/Notes.md", "Notes", "A", "A/Notes.md"));
    }

    @Test
    void anythingMayBeTyped() {
        write(ExampleNote.at("C++ (notes).md"));

        for (String typed : List.of("#", "  ", "\\", "*", "(", "\ud83d", "a".repeat(5_000), "##", "\0")) {
            assertThat(read().complete(typed, null, 9)).as(typed).hasSizeLessThan(2);
        }
        assertThat(labels("c++", null)).containsExactly("C++ (notes)");
    }

    @Test
    void theyAreReadAgainOnlyAfterAChange() {
        KeptSuggestions kept = new KeptSuggestions();
        Suggestions first = kept.of(index, "as it was");

        assertThat(kept.of(index, "as it was")).isSameAs(first);
    }

    private void write(ExampleNote note) {
        Fingerprint file = new Fingerprint(10, ++seconds * SECOND, 0, true, 0);
        index.replace(
                new LedgerEntry(
                        note.id(),
                        note.id().key(),
                        file,
                        ContentHash.of(note.id().key()),
                        1,
                        null,
                        List.of()),
                note.chunks("a text"));
        index.refresh();
    }

    private Suggestions read() {
        return Suggestions.of(index);
    }

    private List<String> labels(String typed, @org.jspecify.annotations.Nullable Kind kind) {
        return read().complete(typed, kind, 50).stream().map(Suggestion::label).toList();
    }
}
