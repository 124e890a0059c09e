package io.vaultkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.vaultkeeper.daemon.DaemonFile;
import io.vaultkeeper.retrieval.Mode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class NothingFoundTest {
    @Test
    void aVaultThatIsStillReadIsTold() throws Exception {
        assertThat(told("indexing", "words", 120, 3108))
                .isEqualTo("The notes are still being read (120 of 3108): more may be found soon.");
        assertThat(told("scanning", "words", 0, 0))
                .isEqualTo("The notes are still being read: more may be found soon.");
        assertThat(told("indexing", "vectors", 5, 20))
                .isEqualTo("Passages are still being embedded (5 of 20): more may be found by meaning soon.");
    }

    @Test
    void aVaultThatIsReadNeedsNoWord() throws Exception {
        assertThat(told("idle", "words", 3108, 3108)).isEmpty();
        assertThat(told("paused", "vectors", 5, 20)).isEmpty();
    }

    @Test
    void whoLooksForWordsNeedNotWaitForVectors() throws Exception {
        assertThat(told(Mode.KEYWORD, "indexing", "vectors", 5, 20)).isEmpty();
        assertThat(told(Mode.KEYWORD, "indexing", "words", 5, 20))
                .startsWith("The notes are still being read (5 of 20)");
    }

    @Test
    void aSourceThatIsNotThereIsToldBesideIt() throws Exception {
        assertThat(told("indexing", "words", 1, 2, "--source", "nope").lines())
                .containsExactly(
                        "The notes are still being read (1 of 2): more may be found soon.",
                        "There is no source \"nope\". There is: obsidian");
    }

    @Test
    void anIndexThatFailedIsAFailure() {
        assertThatThrownBy(() -> told("failed", "words", 0, 0))
                .isInstanceOf(ApiException.class)
                .hasMessage("The disk is full.");
    }

    private static String told(String state, String phase, int done, int total, String... options) throws Exception {
        return told(Mode.HYBRID, state, phase, done, total, options);
    }

    private static String told(Mode mode, String state, String phase, int done, int total, String... options)
            throws Exception {
        String status = """
                {"index": {"state": "%s", "problem": "The disk is full.",
                           "progress": {"phase": "%s", "done": %d, "total": %d}},
                 "sources": [{"name": "obsidian"}]}
                """.formatted(state, phase, done, total);
        HttpServer daemon = answering(status.getBytes(StandardCharsets.UTF_8));
        StringWriter err = new StringWriter();
        try {
            String url = "http://127.0.0.1:" + daemon.getAddress().getPort();
            ScopeOptions scope = CommandLine.populateCommand(new ScopeOptions(), options);
            new NothingFound(new Api(new DaemonFile("/vault", url, "t", 1, "0")), new PrintWriter(err))
                    .explain(scope, mode);
        } finally {
            daemon.stop(0);
        }
        return err.toString().strip();
    }

    private static HttpServer answering(byte[] body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
