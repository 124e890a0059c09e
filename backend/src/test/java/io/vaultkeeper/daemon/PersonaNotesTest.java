package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.llm.ollama.OllamaStandIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonaNotesTest {
    private static final String QUESTION =
            "{\"messages\": [{\"role\": \"user\", \"content\": \"Where is the boat?\"}], \"persona\": \"%s\"}";

    @Test
    void aNoteAnswersAsSoonAsItIsWrittenAndKeepsToTheRules(@TempDir Path folder) throws Exception {
        Path personas = Files.createDirectories(folder.resolve("vault/Vaultkeeper/Personas"));
        Files.writeString(folder.resolve("vault/Boat.md"), "The boat lies in the harbour of Peniche.\n");
        try (OllamaStandIn ollama = OllamaStandIn.start();
                RunningDaemon daemon = RunningDaemon.on(
                        folder.resolve("vault"),
                        folder.resolve("data"),
                        Map.of("VAULTKEEPER_LLM_BASE_URL", ollama.url()))) {
            daemon.awaitIdle();
            Files.writeString(personas.resolve("Pirate.md"), "---\ntitle: A pirate\n---\nAnswer as a pirate.\n");
            Files.writeString(personas.resolve("Broken.md"), "---\ntitle: x\n");

            JsonNode pirate = daemon.get("/personas").path(3);
            assertThat(pirate.path("name").asText()).isEqualTo("Pirate");
            assertThat(pirate.path("title").asText()).isEqualTo("A pirate");
            assertThat(pirate.path("builtin").asBoolean(true)).isFalse();
            assertThat(daemon.ask(QUESTION.formatted("pirate"))).last().satisfies(event -> assertThat(event.name())
                    .isEqualTo("done"));
            assertThat(ollama.chats().get(1).at("/messages/0/content").asText())
                    .startsWith("Answer as a pirate.")
                    .contains("Rules, which hold");

            HttpResponse<String> refused = daemon.send(daemon.request("/api/v1/chat")
                    .POST(BodyPublishers.ofString(QUESTION.formatted("broken")))
                    .build());
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("Vaultkeeper/Personas/Broken.md");
        }
    }
}
