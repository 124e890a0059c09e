package io.vaultkeeper.chat;

import static io.vaultkeeper.chat.Quotes.numbered;
import static io.vaultkeeper.chat.Quotes.passages;
import static io.vaultkeeper.chat.Quotes.quote;
import static io.vaultkeeper.chat.Quotes.quoteNote;
import static io.vaultkeeper.chat.Quotes.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.index.Scope;
import io.vaultkeeper.llm.Availability.Unavailable;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuoterTest {
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
    void aVeryLongSentenceIsShortened() {
        assertThat(quote("key", "key " + "and more ".repeat(500)))
                .hasSizeLessThan(1000)
                .contains("… [1]");
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
        assertThat(Quoter.quote("key", findings, numbered(findings.passages()), silent, "")
                        .text())
                .startsWith("Quotes from your notes. tiny wrote nothing. To get written answers: ask again.\n\n>");
    }

    @Test
    void whatIsQuotedIsCitedWhateverMarksStandAloneInIt() {
        for (String said : List.of("I don`t know the key.", "The key is ``` there", "See [[the key")) {
            Quoted quoted = quoted("key", passages(said));
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
        assertThat(quoted("key", findings).text()).contains("Nothing was found from 2024-05-01");
    }

    @Test
    void nothingFoundSaysWhatWasSearched() {
        Findings findings = new Findings(List.of("key", "lock"), List.of(), Scope.ALL, false);
        assertThat(quoted("key", findings).text())
                .contains("“key”, “lock”")
                .contains("all notes")
                .contains("ollama serve");
    }
}
