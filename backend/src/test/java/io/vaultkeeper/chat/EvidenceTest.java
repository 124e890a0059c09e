package io.vaultkeeper.chat;

import static io.vaultkeeper.chat.Quotes.SILENCE;
import static io.vaultkeeper.chat.Quotes.numbered;
import static io.vaultkeeper.chat.Quotes.passages;
import static io.vaultkeeper.chat.Quotes.quote;
import static io.vaultkeeper.chat.Quotes.quoteNote;
import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.MessagePlace;
import io.vaultkeeper.retrieval.Passage;
import io.vaultkeeper.retrieval.Why;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final String NOT_PLAIN =
            "Your notes seem to hold nothing that plainly answers this. What comes nearest:\n\n";

    @Test
    void wordsThatOnlyAskAreNoReasonToQuote() {
        assertThat(quote(
                        "What is fractal journaling about?",
                        "A notebook lies on the desk.",
                        "You are what you do. It is so. It is about that."))
                .startsWith("Your notes seem to hold nothing that answers this.")
                .doesNotContain("> ");
        assertThat(quote("How does the roof leak?", "Ask how it does.", "The roof leaks at the chimney."))
                .contains("> The roof leaks at the chimney. [2]")
                .doesNotContain("Ask how");
    }

    @Test
    void withoutASharedWordWhatIsFarNearerInMeaningThanTheRestIsQuoted() {
        List<Passage> found = List.of(
                near(0.88, "The spare key is with Dona Lurdes. It turns twice."),
                near(0.79, "Bread needs salt."),
                near(0.78, "It rained all day."));
        assertThat(quote("Quem tem a chave?", found))
                .contains("> The spare key is with Dona Lurdes. [1]")
                .doesNotContain("Bread", "rained");
        List<Passage> allAlike =
                List.of(near(0.82, "The spare key is with Dona Lurdes."), near(0.81, "Bread."), near(0.8, "Rain."));
        assertThat(quote("Quem tem a chave?", allAlike)).doesNotContain("> ");
    }

    @Test
    void aWordOfTwoIsNotEnoughUnlessTheMeaningIsNearToo() {
        assertThat(quote("What did Ines and I decide about the boat?", "Ines plants beans.", "Ines is away. I wrote."))
                .contains(NOT_PLAIN);
        assertThat(quote("Which colour is the hull of the boat?", "The boat lies in the yard.", "Green is a colour."))
                .contains(NOT_PLAIN);
        String half = "Which colour of paint is on the hull of the boat?";
        String said = "The hull of the boat is green.";
        assertThat(quote(half, said, "Bread needs salt.")).contains(NOT_PLAIN + "> " + said);
        assertThat(quote(half, List.of(near(0.82, said), near(0.78, "Bread needs salt."), near(0.77, "It rained."))))
                .contains("> The hull of the boat is green. [1]")
                .doesNotContain(NOT_PLAIN);
    }

    @Test
    void theTitleAndTheHeadingsSayWhatASentenceIsAbout() {
        Passage sold = Notes.passage("Boat", "Sold it to Rui in May for little money.");
        assertThat(quote("Who bought the boat?", List.of(sold))).contains("> Sold it to Rui");
        assertThat(quote("Who bought the old blue car?", List.of(sold))).doesNotContain("> ");
    }

    @Test
    void aConversationIsTakenAsAWholeAndItsLinesStandByThemselves() {
        String question = "Which mechanic did I recommend to Rhys for the brakes on Monday?";
        String lines = "Rhys: does anybody know a good mechanic\nNuno: yes I recommend Pedal Solto for brakes";
        assertThat(quote(question, lines)).contains(NOT_PLAIN);
        assertThat(quote(question, List.of(spoken(lines))))
                .contains("> Rhys: does anybody know a good mechanic [1]")
                .contains("> Nuno: yes I recommend Pedal Solto for brakes [1]")
                .doesNotContain(NOT_PLAIN);
    }

    @Test
    void aPluralIsTheSameWord() {
        assertThat(quote("Where are the keys?", "The key is with Dona Lurdes.")).contains("> The key is with");
    }

    @Test
    void whatSharesNothingWithTheQuestionIsNotQuotedBesideWhatDoes() {
        assertThat(quote("Who has the spare key?", "Bread needs salt.", "The spare key is with Dona Lurdes."))
                .endsWith("\n\n> The spare key is with Dona Lurdes. [2]");
    }

    @Test
    void aSharedToOrIsIsNoMatchBesideAWordThatSaysMore() {
        assertThat(quote("Is Japan far?", "What is it to be free?", "Japan is far."))
                .endsWith("\n\n> Japan is far. [2]");
    }

    @Test
    void aWordWithinAnAddressIsNoMatch() {
        assertThat(quoteNote("What is lighthouse?", "url: https://lighthouse.example\n\nIt keeps the editor quiet."))
                .doesNotContain("> ");
    }

    @Test
    void ofAnOpenNoteThatIsAskedAloneTheFirstSentencesAreQuotedWhereNothingMatches() {
        List<Passage> note = passages(
                "Bread needs salt. Always.",
                "[[Some other note]]",
                "It rained all day.",
                "It snowed all day.",
                "Nothing happened then.");
        Findings notSearched = Findings.NOT_SEARCHED;
        String answer = Quoter.quote("xylophone", notSearched, numbered(note), SILENCE, "")
                .text();
        assertThat(answer).endsWith("> Bread needs salt. [1]\n\n> It rained all day. [3]\n\n> It snowed all day. [4]");
    }

    @Test
    void scriptsWithoutGapsAreMatchedToo() {
        assertThat(quote("鍵はどこですか", "今日は雨が降っています。鍵は二階の隣人が持っています。")).contains("> 鍵は二階の隣人が持っています。 [1]");
    }

    private static Passage spoken(String text) {
        Chunk note = Notes.passage("Title", text).chunk();
        return Notes.passage(new Chunk(
                note.id(),
                note.provenance(),
                0,
                List.of(),
                text,
                1,
                2,
                null,
                List.of(new MessagePlace("1", Instant.EPOCH, 1, 1), new MessagePlace("2", Instant.EPOCH, 2, 2)),
                List.of(),
                note.hash()));
    }

    private static Passage near(double similarity, String text) {
        return new Passage(Notes.passage("Title", text).chunk(), 1, new Why(new Why.Semantic(1, similarity), null));
    }
}
