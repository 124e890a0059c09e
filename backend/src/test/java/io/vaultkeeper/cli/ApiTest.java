package io.vaultkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.daemon.RunningDaemon;
import io.vaultkeeper.llm.ollama.OllamaStandIn;
import io.vaultkeeper.llm.ollama.PlausibleReplies;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTest {
    private static final String QUESTION =
            "{\"messages\": [{\"role\": \"user\", \"content\": \"How hot is the tea?\"}]}";

    @TempDir
    private Path folder;

    @Test
    void anInterruptInMidAnswerStopsTheModel() throws Exception {
        Path vault = Files.createDirectories(folder.resolve("vault"));
        Files.writeString(vault.resolve("Tea.md"), "Green tea wants water of seventy degrees.\n");
        try (OllamaStandIn ollama = OllamaStandIn.start()
                        .replying(request -> request.has("format")
                                ? PlausibleReplies.reply(request)
                                : ScriptedReply.words("Seventy")
                                        .thenWaitFor(new CountDownLatch(1))
                                        .done());
                RunningDaemon daemon = RunningDaemon.on(
                        vault, folder.resolve("data"), Map.of("VAULTKEEPER_LLM_BASE_URL", ollama.url()))) {
            daemon.awaitIdle();
            CountDownLatch begun = new CountDownLatch(1);
            FutureTask<Void> asking = new FutureTask<>(() -> {
                new Api(daemon.self()).stream("/chat", new JsonMapper().readTree(QUESTION), (event, data) -> {
                    if (event.equals("token")) {
                        begun.countDown();
                    }
                });
                return null;
            });
            new Thread(asking).start();
            begun.await();

            asking.cancel(true);

            assertThat(ollama.clientLeaves(Duration.ofSeconds(20))).isTrue();
        }
    }
}
