package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.daemon.RunningDaemon.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is quoted where no model writes, found by words and by the built-in model in a vault in two languages. */
class QuotedAnswersTest {
    private static final Map<String, String> NOTES = Map.ofEntries(
            Map.entry("Flat", """
                    # Flat

                    Marta left the spare key with Dona Lurdes on the second floor. The deposit was
                    two months' rent, which I wrote down here so that I get it back.

                    - The landlord is called Henrique.
                    """),
            Map.entry("Bread", "Knead the dough for ten minutes. About the flour: I write the brand on the jar."),
            Map.entry(
                    "Garden",
                    "Tomatoes go out after the last frost.\nInes and I decided to plant beans along the fence."),
            Map.entry("Reading", "The Left Hand of Darkness is about an envoy on a cold planet. It tells of trust."),
            Map.entry("Work", "We decided to move the release to March. Pedro will write the announcement."),
            Map.entry("Health", "My blood pressure is fine. The pollen allergy starts in April; pills are at home."),
            Map.entry("Car", "The car needs new tyres. The garage in Rua da Prata wants 320 euros."),
            Map.entry(
                    "Journal",
                    "Today I walked along the river with Ines and we talked about her job. I write too little."),
            Map.entry(
                    "Cozinha",
                    "O frigorífico novo chega na quinta-feira. A garantia é de três anos e a fatura está na\n"
                            + "gaveta da secretária. Escrevi o número de série na última página."),
            Map.entry("Férias", "Em agosto vamos dez dias para os Açores. O voo sai de Lisboa às sete da manhã."),
            Map.entry("Receitas", "Caldo verde: couve cortada fina, batata e azeite. Ferver vinte minutos."),
            Map.entry("Phone", "New phone contract from June: 15 euros a month with 20 gigabytes."));

    @TempDir
    private static Path folder;

    private static RunningDaemon daemon;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path vault = Files.createDirectories(folder.resolve("vault"));
        for (Map.Entry<String, String> note : NOTES.entrySet()) {
            Files.writeString(vault.resolve(note.getKey() + ".md"), note.getValue());
        }
        daemon = RunningDaemon.on(vault, folder.resolve("data"));
        daemon.awaitIdle();
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who has the spare key? | > Marta left the spare key with Dona Lurdes on the second floor.",
                "How much was the deposit? | > The deposit was two months' rent, which I wrote down here so that I get it back.",
                "How long should the dough be kneaded? | > Knead the dough for ten minutes.",
                "What did Ines and I decide about the beans? | > Ines and I decided to plant beans along the fence.",
                "Who will write the announcement? | > Pedro will write the announcement.",
                "How much do new tyres cost? | > The car needs new tyres.",
                "When can I put the vegetables outside? | > Tomatoes go out after the last frost.",
                "What medicine do I take against pollen? | > The pollen allergy starts in April; pills are at home.",
                "Onde está a fatura do frigorífico? | a fatura está na gaveta da secretária.",
                "Quando chega o frigorífico? | > O frigorífico novo chega na quinta-feira.",
                "Como se faz caldo verde? | > Caldo verde: couve cortada fina, batata e azeite.",
            })
    void whatIsThereIsQuoted(String question, String quote) throws IOException, InterruptedException {
        assertThat(done(question).path("answer").asText()).contains(quote);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What did I write about the boat?",
                "What is the boat about?",
                "Tell me about it",
                "How much did I pay for the piano?",
                "What do my notes say about quantum physics?",
                "Who won the football match?",
                "What is my passport number?",
                "What did I think about the concert?",
                "Onde está o barco?",
                "O que escrevi sobre o barco?",
                "Quanto paguei pelo piano?",
                "Quem ganhou o jogo?",
                "O que decidimos sobre a casa de praia?",
            })
    void whatIsNotThereIsSaidAndThePassagesStayListed(String question) throws IOException, InterruptedException {
        List<Event> events = ask(question);
        JsonNode done = events.get(events.size() - 1).data();
        assertThat(done.path("answer").asText())
                .startsWith("Your notes seem to hold nothing that answers this.")
                .doesNotContain("\n> ");
        assertThat(done.path("citations")).isEmpty();
        assertThat(events)
                .filteredOn(event -> event.name().equals("passages"))
                .singleElement()
                .satisfies(found -> assertThat(found.data().path("passages")).isNotEmpty());
    }

    @Test
    void whatOnlyComesNearIsQuotedAndSaidToBeNoPlainAnswer() throws IOException, InterruptedException {
        JsonNode done = done("What did Ines and I decide about the boat?");
        assertThat(done.path("answer").asText())
                .contains(
                        "Your notes seem to hold nothing that plainly answers this. What comes nearest:\n\n> ",
                        "> Ines and I decided to plant beans along the fence.");
        assertThat(done.path("citations")).isNotEmpty();
    }

    private static JsonNode done(String question) throws IOException, InterruptedException {
        List<Event> events = ask(question);
        return events.get(events.size() - 1).data();
    }

    private static List<Event> ask(String question) throws IOException, InterruptedException {
        String quoted = new JsonMapper().writeValueAsString(question);
        return daemon.ask("{\"messages\": [{\"role\": \"user\", \"content\": " + quoted + "}]}");
    }
}
