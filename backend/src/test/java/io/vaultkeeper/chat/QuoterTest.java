package io.vaultkeeper.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chat.AnswerEvent.Numbered;
import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.MessagePlace;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.llm.Availability.Unavailable;
import io.vaultkeeper.retrieval.Passage;
import io.vaultkeeper.retrieval.Why;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuoterTest {
    private static final String NOT_PLAIN =
            "Your notes seem to hold nothing that plainly answers this. What comes nearest:\n\n";

    private static final Unavailable SILENCE = new Unavailable("Ollama is down.", "ollama serve", true);

    @Test
    void theSentencesThatShareTheQuestionsWordsAreQuoted() {
        String answer = quote(
                "Who has the spare key?",
                "We met in June. The spare key is with Dona Lurdes. It rained. The key turns twice!",
                "Bread needs salt.");
        assertThat(answer)
                .contains("> The spare key is with Dona Lurdes. [1]")
                .contains("> The key turns twice! [1]")
                .doesNotContain("It rained");
    }

    @Test
    void aQuoteIsCitedByItsOwnPassage() {
        assertThat(quote("When does it snow?", "Bread needs salt.", "It snows in January."))
                .contains("> It snows in January. [2]");
    }

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
    void aSentenceThatRunsOverSeveralLinesIsQuotedWhole() {
        String wrapped = """
                We met in the old town and talked about the flat, and Marta told me that she had
                left the spare key with Dona Lurdes,
                Rua da Prata 12, on the second
                floor. It rained.
                """;
        assertThat(quote("spare key", wrapped))
                .contains("> We met in the old town and talked about the flat, and Marta told me that she had left the"
                        + " spare key with Dona Lurdes, Rua da Prata 12, on the second floor. [1]");
        assertThat(quote("spare key", "> The spare\n> key hangs\n> by the door.\n\n- The spare key\n  of the shed too"))
                .contains("> The spare key hangs by the door. [1]")
                .contains("> The spare key of the shed too [1]");
    }

    @Test
    void headingsItemsRowsAndLinesThatAreWholeStandByThemselves() {
        String lines = """
                # The spare key
                of the flat is blue
                - the spare key is red
                | spare key | green |
                | old key | grey |
                Spare key: with Lurdes
                Key of the shed: lost
                ```
                spare key = 1
                key and more of it
                ```""";
        assertThat(quote("spare key", lines))
                .contains("> the spare key is red [1]")
                .doesNotContain("key of the flat is blue")
                .doesNotContain("red |")
                .doesNotContain("Lurdes Key")
                .doesNotContain("1 key and more");
        assertThat(quote("spare key", "buy a spare key\npay the rent")).contains("> buy a spare key [1]");
    }

    @Test
    void markdownAndTheNotesOwnNumbersAreLeftOut() {
        assertThat(
                        quote(
                                "key",
                                "# Keys and locks\n\n- [x] The key is there [7] ^abc1\n\n> [!note] Title\n> A key too, he said.\n\n---"))
                .contains("> The key is there [1]")
                .contains("> A key too, he said. [1]")
                .doesNotContain("Keys and locks")
                .doesNotContain("[7]")
                .doesNotContain("^abc1");
    }

    @Test
    void anEmphasisThatEndsInAnotherSentenceLeavesNoAsterisk() {
        assertThat(quote("key", "*Where is the key today? It hangs by the door.*"))
                .contains("> Where is the key today? [1]");
        assertThat(quote("key", "The **spare key** is *here*.")).contains("> The **spare key** is *here*. [1]");
    }

    @Test
    void aPassageOfNothingButAHeadingIsQuotedByItsTitle() {
        assertThat(quote("title", "# Keys")).contains("> Title [1]");
    }

    @Test
    void theSameSentenceIsQuotedOnce() {
        assertThat(quote("key", "The key is there today.", "The key is there today."))
                .containsOnlyOnce("The key is there today.");
    }

    @Test
    void aSentenceIsQuotedRatherThanPropertiesEmbedsTemplatesAndLinks() {
        String answer = quoteNote("What is the lighthouse theme?", """
                categories:
                  - "[[Themes]]"
                url: https://lighthouse.example/theme
                created: {{date}}

                ![[Lighthouse.base]]
                [[Lighthouse theme]]
                https://lighthouse.example/theme
                Theme of {{title}}
                The lighthouse theme keeps the editor quiet.""");
        assertThat(answer)
                .endsWith("\n\n> The lighthouse theme keeps the editor quiet. [1]")
                .containsOnlyOnce("> ");
    }

    @Test
    void aPropertyThatIsAskedForIsQuoted() {
        String note =
                "rating: 7\nauthor:\n  - \"[[Ada Quill]]\"\n  - '[[Bo Finch]]'\ngenre: []\n\nA long book about rain.";
        assertThat(quoteNote("Which rating did I give it?", note)).endsWith("\n\n> rating: 7 [1]");
        assertThat(quoteNote("Who is the author?", note)).contains("> author: [[Ada Quill]], [[Bo Finch]] [1]");
        assertThat(quoteNote("What did Ada Quill write?", note)).contains("> author: [[Ada Quill]], [[Bo Finch]] [1]");
        assertThat(quoteNote("Qual é o género?", note)).doesNotContain("> ");
    }

    @Test
    void textAtTheHeadOfANoteIsNoProperty() {
        assertThat(quoteNote("key", "The key is there.\nnote: the key is old and rusty"))
                .contains("> The key is there. [1]")
                .contains("> note: the key is old and rusty [1]");
    }

    @Test
    void aLinkIsQuotedWhereNothingSaysMore() {
        assertThat(quote("lighthouse", "[[Lighthouse theme]]", "Bread needs salt."))
                .endsWith("\n\n> [[Lighthouse theme]] [1]");
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
    void aVeryLongSentenceIsShortened() {
        assertThat(quote("key", "key " + "and more ".repeat(500)))
                .hasSizeLessThan(1000)
                .contains("… [1]");
    }

    @Test
    void scriptsWithoutGapsAreMatchedToo() {
        assertThat(quote("鍵はどこですか", "今日は雨が降っています。鍵は二階の隣人が持っています。")).contains("> 鍵は二階の隣人が持っています。 [1]");
    }

    @Test
    void itSaysThatItQuotesAndWhatToDo() {
        assertThat(quote("key", "The key is there."))
                .startsWith("Quotes from your notes: no model is running.")
                .contains("Ollama is down.")
                .contains("ollama serve");
    }

    @Test
    void aModelThatIsSilentForAnotherReasonIsNotSaidNotToRun() {
        Findings findings = new Findings(List.of("key"), passages("The key is there."), Scope.ALL, false);
        Unavailable silent = new Unavailable("tiny wrote nothing.", "ask again.");
        assertThat(Quoter.quote("key", findings, numbered(findings), silent, "").text())
                .startsWith("Quotes from your notes. tiny wrote nothing. To get written answers: ask again.\n\n>");
    }

    @Test
    void whatIsQuotedIsCitedWhateverMarksStandAloneInIt() {
        for (String said : List.of("I don`t know the key.", "The key is ``` there", "See [[the key")) {
            Findings findings = new Findings(List.of("key"), passages(said), Scope.ALL, false);
            Quoted quoted = Quoter.quote("key", findings, numbered(findings), SILENCE, "");
            assertThat(quoted.text()).endsWith(" [1]");
            assertThat(quoted.cited()).containsExactly(1);
        }
    }

    @Test
    void aScopeThatNamesPeopleOrManyNotesSaysSoInAFewWords() {
        Scope people = new Scope(List.of(), List.of(), List.of(), List.of(), List.of("Marta"), null, null);
        assertThat(Rules.scope(people)).isEqualTo("people Marta");
        List<String> folders = IntStream.range(0, 500).mapToObj(i -> "F" + i).toList();
        Scope many = new Scope(folders, List.of(), List.of(), List.of(), List.of(), null, null);
        assertThat(Rules.scope(many)).startsWith("folders F0, F1,").endsWith("F9 and 490 more");
    }

    @Test
    void passagesFromOtherTimesAreCalledSo() {
        Scope may = Scope.ALL.between(LocalDate.parse("2024-05-01"), null);
        Findings findings = new Findings(List.of("key"), passages("The key is there."), may, true);
        assertThat(Quoter.quote("key", findings, numbered(findings), SILENCE, "")
                        .text())
                .contains("Nothing was found from 2024-05-01");
    }

    @Test
    void nothingFoundSaysWhatWasSearched() {
        Findings findings = new Findings(List.of("key", "lock"), List.of(), Scope.ALL, false);
        assertThat(Quoter.quote("key", findings, List.of(), SILENCE, "").text())
                .contains("“key”, “lock”")
                .contains("all notes")
                .contains("ollama serve");
    }

    /** @param body what stands below the ruler in the note's first line */
    private static String quoteNote(String question, String body) {
        Findings findings = new Findings(List.of(question), List.of(Notes.passageFromLine(2, body)), Scope.ALL, false);
        return Quoter.quote(question, findings, numbered(findings), SILENCE, "").text();
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

    private static String quote(String question, String... texts) {
        return quote(question, passages(texts));
    }

    private static String quote(String question, List<Passage> passages) {
        Findings findings = new Findings(List.of(question), passages, Scope.ALL, false);
        return Quoter.quote(question, findings, numbered(findings), SILENCE, "").text();
    }

    private static List<Passage> passages(String... texts) {
        return List.of(texts).stream().map(text -> Notes.passage("Title", text)).toList();
    }

    private static List<Numbered> numbered(Findings findings) {
        return numbered(findings.passages());
    }

    private static List<Numbered> numbered(List<Passage> passages) {
        List<Numbered> numbered = new ArrayList<>();
        passages.forEach(passage -> numbered.add(new Numbered(numbered.size() + 1, passage)));
        return numbered;
    }
}
