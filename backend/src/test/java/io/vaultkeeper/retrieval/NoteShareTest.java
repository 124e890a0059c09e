package io.vaultkeeper.retrieval;

import static io.vaultkeeper.retrieval.PassageExamples.passage;
import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoteShareTest {
    private static final ExampleNote LONG = ExampleNote.at("Long.md");
    private static final Passage OTHER = passage(ExampleNote.at("Other.md").chunk(0, "text"), 0.5);

    @Test
    void whatANoteHasBeyondItsShareGoesBehindAllOthers() {
        List<Passage> passages = five(LONG, 0.9);
        passages.add(OTHER);
        List<Passage> limited = NoteShare.limited(passages, Scope.ALL);
        assertThat(limited).hasSize(6);
        assertThat(limited.subList(0, 4)).containsExactly(passages.get(0), passages.get(1), passages.get(2), OTHER);
    }

    @Test
    void aNoteThatAloneMattersKeepsItsPlaces() {
        List<Passage> farAhead = five(LONG, 2);
        farAhead.add(OTHER);
        assertThat(NoteShare.limited(farAhead, Scope.ALL)).isEqualTo(farAhead);

        List<Passage> alone = five(LONG, 0.1);
        assertThat(NoteShare.limited(alone, Scope.ALL)).isEqualTo(alone);

        Scope one = new Scope(List.of(), List.of(), List.of(), List.of(LONG.id()), List.of(), null, null);
        List<Passage> asked = five(LONG, 0.9);
        assertThat(NoteShare.limited(asked, one)).isEqualTo(asked);
    }

    @Test
    void aConversationHasNoShare() {
        List<Passage> chat = five(ExampleNote.of("whatsapp", "Ana").by("Ana", "Rui"), 0.9);
        chat.add(OTHER);
        assertThat(NoteShare.limited(chat, Scope.ALL)).isEqualTo(chat);
    }

    private static List<Passage> five(ExampleNote note, double score) {
        return new ArrayList<>(IntStream.range(0, 5)
                .mapToObj(i -> passage(note.chunk(i, "text " + i), score))
                .toList());
    }
}
