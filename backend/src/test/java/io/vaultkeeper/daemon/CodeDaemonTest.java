package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole daemon over notes and source code. */
class CodeDaemonTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Path vault;
    private Path code;

    @BeforeEach
    void write() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault"));
        Files.writeString(vault.resolve("Garden.md"), "# Garden\n\nTomatoes go out in May.\n");
        code = Files.createDirectories(folder.resolve("shop/src"));
        Files.writeString(code.resolve("Registry.java"), """
                package shop;

                import java.util.List;

                class Registry {
                    private final List<Extension> extensions;

                    /** What is there, by name. */
                    List<String> listPlugins() {
                        return extensions.stream().map(Extension::name).sorted().toList();
                    }

                    void remove(Extension extension) {
                        extensions.remove(extension);
                    }
                }
                """);
        Files.writeString(code.resolve("checkout.ts"), """
                import { Basket } from "./basket";

                export function totalPrice(basket: Basket): number {
                  return basket.items.reduce((sum, item) => sum + item.price, 0);
                }
                """);
    }

    private RunningDaemon start() throws IOException {
        return RunningDaemon.on(
                vault,
                folder.resolve("data"),
                Map.of(
                        "VAULTKEEPER_LLM_PROVIDER",
                        "none",
                        "VAULTKEEPER_SOURCES_CODE_FOLDERS",
                        "[\"" + folder.resolve("shop") + "\"]"));
    }

    @Test
    void aMethodIsFoundByWhatItDoesAndSaysItsLines() throws Exception {
        try (RunningDaemon daemon = start()) {
            daemon.awaitIdle();
            JsonNode passage = search(daemon, "where do I list plugins?").get(0);
            assertThat(passage.path("source").asText()).isEqualTo("code");
            assertThat(passage.path("document").asText()).isEqualTo("code:shop/src/Registry.java");
            assertThat(passage.path("headings")).extracting(JsonNode::asText).startsWith("Registry", "listPlugins");
            assertThat(passage.path("startLine").asInt()).isEqualTo(8);
            assertThat(passage.path("endLine").asInt()).isEqualTo(11);
            assertThat(passage.path("path").isNull()).isTrue();
            assertThat(passage.path("uri").asText()).endsWith("/shop/src/Registry.java");
            assertThat(search(daemon, "sum of the prices in a basket")
                            .get(0)
                            .path("title")
                            .asText())
                    .isEqualTo("checkout.ts");
        }
    }

    @Test
    void aChangedFileIsFoundWhileRunning() throws Exception {
        try (RunningDaemon daemon = start()) {
            daemon.awaitIdle();
            Path file = code.resolve("checkout.ts");
            Files.writeString(
                    file, Files.readString(file) + "\nfunction applyVoucher(code: string) {\n  redeem(code);\n}\n");

            RunningDaemon.await("the new function", () -> search(daemon, "apply voucher").stream()
                    .anyMatch(passage -> passage.path("headings").toString().contains("applyVoucher")));
            daemon.awaitIdle();
            assertThat(daemon.post("/index/verify", "{}").path("differences")).isEmpty();
        }
    }

    private static List<JsonNode> search(RunningDaemon daemon, String query) throws IOException, InterruptedException {
        List<JsonNode> passages = new ArrayList<>();
        String body = JSON.createObjectNode().put("query", query).put("k", 10).toString();
        daemon.post("/search", body).path("passages").forEach(passages::add);
        return passages;
    }
}
