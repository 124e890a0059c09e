package io.vaultkeeper.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chat.AnswerEvent.Failed;
import io.vaultkeeper.chat.ChatRequest.OpenNote;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OpenNoteAnswerTest extends AnswerScene {
    @Test
    void theOpenNoteComesFirstInFullAndIsCited() {
        ollama.replying(keeping("{\"search\": true, \"queries\": [\"spare key dough\"]}", "Two months [1]."));
        open(new OpenNote("Flat.md", null, null, false));
        assertThat(found().passages().get(0).passage().chunk().text())
                .contains("Dona Lurdes")
                .contains("The deposit was two months.");
        assertThat(found().passages())
                .extracting(each -> each.passage().chunk().provenance().path())
                .containsExactly("Flat.md", "Bread.md");
        assertThat(done().budget().note()).isPositive();
    }

    @Test
    void theEditorsTextCountsAndNotTheFiles() {
        open(new OpenNote("Flat.md", "The key is under the mat.", null, true));
        assertThat(found().passages())
                .singleElement()
                .satisfies(each -> assertThat(each.passage().chunk().text()).isEqualTo("The key is under the mat."));
    }

    @Test
    void theOpenNoteAloneMeansThatNothingIsSearched() {
        open(new OpenNote("Flat.md", null, "The deposit was two months.", true));
        assertThat(kinds()).isEqualTo("Stage Asked Found Stage Token Done");
        assertThat(notes.searches).isEmpty();
        assertThat(ollama.chats()).hasSize(1);
        assertThat(ollama.chats().get(0).at("/messages/0/content").asText())
                .contains("selected in the open note\nThe deposit was two months.");
    }

    @Test
    void aLongOpenNoteIsCutRoundTheSelection() {
        String paragraphs = java.util.stream.IntStream.range(0, 400)
                .mapToObj(i -> "Paragraph number " + i + " speaks of thing" + i + " and of nothing else at all.")
                .collect(Collectors.joining("\n\n"));
        open(new OpenNote("Flat.md", paragraphs, "speaks of thing200 and", true));
        List<AnswerEvent.Numbered> passages = found().passages();
        assertThat(passages).hasSize(1);
        assertThat(passages.get(0).passage().chunk().text())
                .contains("thing199 ", "thing200 ", "thing201 ")
                .doesNotContain("thing0 ", "thing399 ");
        assertThat(passages.get(0).passage().chunk().startLine()).isGreaterThan(1);
    }

    @Test
    void anOpenNoteThatIsNotThereIsAClearFault() {
        open(new OpenNote("Gone.md", null, null, false));
        assertThat(events).singleElement().isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.detail())
                .contains("Gone.md"));
    }

    @Test
    void anEmptyOpenNoteIsNoHindrance() {
        open(new OpenNote("Flat.md", " ", "", true));
        assertThat(done().answer()).isNotBlank();
    }
}
