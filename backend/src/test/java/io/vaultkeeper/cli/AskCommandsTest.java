package io.vaultkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.llm.ollama.OllamaStandIn;
import io.vaultkeeper.llm.ollama.PlausibleReplies;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions as typed, once or in a conversation. */
class AskCommandsTest extends TypedCommands {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void askWithoutAModelQuotesAndCites() {
        Result result = run("ask", "How hot should the water for green tea be?");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("seventy degrees", "[1]", "Sources", "Tea.md:");
    }

    @Test
    void whereNothingAnswersWhatComesNearestIsListedAndTheExitCodeSaysSo() {
        Result result = run("ask", "What did I write about the boat?");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out())
                .startsWith("Your notes seem to hold nothing that answers this.")
                .contains("Nearest\n", "Tea.md:")
                .doesNotContain("> ");
    }

    @Test
    void whatIsNoTextIsNotAsked() {
        InputStream before = System.in;
        try {
            String input = "How hot should the water for green tea be?\nPK\u0003\u0004 archive\nHow hot is water?\n";
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            Result result = run("chat");
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).containsOnlyOnce("Sources");
            assertThat(result.err()).contains("The standard input is no text. Write a question on each line.");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void askWithAModelPrintsItsAnswerAndItsSources() throws IOException {
        try (OllamaStandIn ollama = OllamaStandIn.start()) {
            settings("llm: {base-url: \"" + ollama.url() + "\"}");
            JsonNode answer = JSON.readTree(
                    run("ask", "How hot is the water for tea?", "--json").out());

            assertThat(answer.path("mode").asText()).isEqualTo("written");
            assertThat(answer.path("citations")).isNotEmpty();
            assertThat(answer.path("passages").path(0).path("n").asInt()).isEqualTo(1);
            assertThat(answer.path("query").path("search").asBoolean()).isTrue();
        }
    }

    @Test
    @Timeout(value = 40, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anAnswerThatNobodyReadsAnyLongerIsNotAwaited() throws IOException {
        try (OllamaStandIn ollama = OllamaStandIn.start()) {
            settings("llm: {base-url: \"" + ollama.url() + "\"}");
            ollama.replying(request -> request.has("format")
                    ? PlausibleReplies.reply(request)
                    : ScriptedReply.words("Seventy degrees. ").thenHang());
            PrintWriter closed = new PrintWriter(new StringWriter());
            closed.close();
            StringWriter err = new StringWriter();
            assertThat(Main.run(arguments("ask", "How hot is the water for tea?"), closed, new PrintWriter(err, true)))
                    .isEqualTo(1);
            assertThat(err.toString()).isEmpty();
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anAnswerThatIsStoppedIsNoFailureOfTheConversation() throws IOException, InterruptedException {
        InputStream before = System.in;
        try (OllamaStandIn ollama = OllamaStandIn.start()) {
            settings("llm: {base-url: \"" + ollama.url() + "\"}");
            Thread chat = Thread.currentThread();
            ollama.replying(request -> {
                if (request.has("format")) {
                    return PlausibleReplies.reply(request);
                }
                chat.interrupt();
                return ScriptedReply.words("Seventy degrees. ").thenHang();
            });
            System.setIn(new ByteArrayInputStream("How hot is the water?\n".getBytes(StandardCharsets.UTF_8)));
            Result result = run("chat");
            assertThat(result.err()).contains("Stopped.");
            assertThat(result.code()).isZero();
        } finally {
            System.setIn(before);
        }
    }
}
