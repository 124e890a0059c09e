package io.vaultkeeper.retrieval;

import static io.vaultkeeper.retrieval.PassageExamples.passage;
import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.MessagePlace;
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
        Passage third = passage(ExampleNote.at("Third.md").chunk(0, "text"), 0.2);
        List<Passage> passages = seven(LONG, 0.4);
        passages.add(0, OTHER);
        passages.add(third);
        List<Passage> limited = NoteShare.limited(passages, Scope.ALL);
        assertThat(limited).hasSize(9);
        assertThat(limited.subList(0, 6)).isEqualTo(passages.subList(0, 6));
        assertThat(limited.subList(6, 9)).containsExactly(third, passages.get(6), passages.get(7));
    }

    @Test
    void aNoteThatAloneMattersKeepsItsPlaces() {
        List<Passage> ahead = seven(LONG, 0.6);
        ahead.add(OTHER);
        assertThat(NoteShare.limited(ahead, Scope.ALL)).isEqualTo(ahead);

        List<Passage> alone = seven(LONG, 0.1);
        assertThat(NoteShare.limited(alone, Scope.ALL)).isEqualTo(alone);

        Scope one = new Scope(List.of(), List.of(), List.of(), List.of(LONG.id()), List.of(), null, null);
        List<Passage> asked = seven(LONG, 0.9);
        assertThat(NoteShare.limited(asked, one)).isEqualTo(asked);
    }

    @Test
    void aConversationHasNoShare() {
        ExampleNote ana = ExampleNote.of("whatsapp", "Ana").by("Ana", "Rui");
        List<Passage> chat = new ArrayList<>(
                seven(ana, 0.4).stream().map(NoteShareTest::said).toList());
        chat.add(0, OTHER);
        assertThat(NoteShare.limited(chat, Scope.ALL)).isEqualTo(chat);
    }

    @Test
    void aMailHasAShareThoughItHasPeople() {
        List<Passage> mail = seven(ExampleNote.of("documents", "Long.eml").by("Ana", "Rui"), 0.4);
        mail.add(0, OTHER);
        Passage third = passage(ExampleNote.at("Third.md").chunk(0, "text"), 0.2);
        mail.add(third);
        assertThat(NoteShare.limited(mail, Scope.ALL).indexOf(third)).isEqualTo(6);
    }

    private static Passage said(Passage written) {
        Chunk of = written.chunk();
        MessagePlace message = new MessagePlace(of.id(), of.provenance().time().from(), of.startLine(), of.endLine());
        Chunk chunk = new Chunk(
                of.id(),
                of.provenance(),
                of.ordinal(),
                of.headings(),
                of.text(),
                of.startLine(),
                of.endLine(),
                null,
                List.of(message),
                List.of(),
                of.hash());
        return passage(chunk, written.score());
    }

    private static List<Passage> seven(ExampleNote note, double score) {
        return new ArrayList<>(IntStream.range(0, 7)
                .mapToObj(i -> passage(note.chunk(i, "text " + i), score))
                .toList());
    }
}
