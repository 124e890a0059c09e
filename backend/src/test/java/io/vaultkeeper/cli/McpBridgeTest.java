package io.vaultkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class McpBridgeTest {
    private final StringWriter out = new StringWriter();

    @Test
    void whatTheServerSaysIsPrintedOneMessageALine() throws IOException {
        carry(
                (message, answers) -> {
                    answers.accept("{\"method\":\"notifications/progress\"}");
                    answers.accept("{\"id\":1}");
                },
                "{\"id\": 1, \"method\": \"tools/call\"}\n");

        assertThat(out.toString()).isEqualTo("{\"method\":\"notifications/progress\"}\n{\"id\":1}\n");
    }

    @Test
    void blankLinesAreNoMessages() throws IOException {
        carry((message, answers) -> answers.accept(message), "\n  \n{\"id\":1,\"method\":\"ping\"}\n\n");

        assertThat(out.toString()).isEqualTo("{\"id\":1,\"method\":\"ping\"}\n");
    }

    @Test
    void whatIsNoJsonIsAnsweredWithAParseError() throws IOException {
        carry((message, answers) -> answers.accept("{\"id\":2}"), "{\"id\": 1,\n");

        JsonNode error = new JsonMapper().readTree(out.toString());
        assertThat(error.path("id").isNull()).isTrue();
        assertThat(error.path("error").path("code").asInt()).isEqualTo(-32700);
    }

    @Test
    void aRefusalBearsTheIdOfWhatWasRefused() throws IOException {
        carry(McpBridgeTest::refuse, "{\"id\": \"a\", \"method\": \"ping\"}\n");

        JsonNode error = new JsonMapper().readTree(out.toString());
        assertThat(error.path("id").asText()).isEqualTo("a");
        assertThat(error.path("error").path("code").asInt()).isEqualTo(-32600);
        assertThat(error.path("error").path("message").asText()).isEqualTo("Refused.");
    }

    @Test
    void aNotificationThatIsRefusedIsNotAnswered() throws IOException {
        carry(McpBridgeTest::refuse, "{\"method\": \"notifications/initialized\"}\n");

        assertThat(out.toString()).isEmpty();
    }

    @Test
    void messagesDoNotWaitForEachOther() throws IOException {
        CountDownLatch second = new CountDownLatch(1);
        carry(
                (message, answers) -> {
                    if (message.contains("slow")) {
                        awaited(second);
                    }
                    answers.accept(message);
                    second.countDown();
                },
                "{\"id\":1,\"method\":\"slow\"}\n{\"id\":2,\"method\":\"ping\"}\n");

        assertThat(out.toString().lines())
                .containsExactly("{\"id\":2,\"method\":\"ping\"}", "{\"id\":1,\"method\":\"slow\"}");
    }

    @Test
    void whatIsCancelledIsGivenUpAndNotAnswered() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        McpBridge.Server server = (message, answers) -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new ApiException(ApiException.UNANSWERED, "Stopped.");
            }
        };
        PipedReader in = new PipedReader();
        Thread bridge = new Thread(() -> carry(server, new BufferedReader(in)));
        try (PipedWriter client = new PipedWriter(in)) {
            bridge.start();
            client.write("{\"id\":1,\"method\":\"tools/call\"}\n");
            client.flush();
            asked.await();
            client.write("{\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}\n");
            client.flush();
            interrupted.await();
        }
        bridge.join();

        assertThat(out.toString()).isEmpty();
    }

    private static void refuse(String message, Consumer<String> answers) throws ApiException {
        throw new ApiException(400, "Refused.");
    }

    private void carry(McpBridge.Server server, String lines) {
        carry(server, new BufferedReader(new StringReader(lines)));
    }

    private void carry(McpBridge.Server server, BufferedReader in) {
        try {
            new McpBridge(server, new PrintWriter(out)).run(in);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
