package io.vaultkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.daemon.RunningDaemon;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests are written by hand, byte for byte: a well-behaved client would not send most of them. */
class AccessGuardTest {
    @TempDir
    private static Path folder;

    private static RunningDaemon daemon;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        Path vault = Files.createDirectories(folder.resolve("vault"));
        daemon = RunningDaemon.on(vault, folder.resolve("data"));
        port = URI.create(daemon.self().url()).getPort();
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    @Test
    void healthNeedsNoToken() throws IOException {
        assertThat(status("GET", "/api/v1/health", "Host: 127.0.0.1:" + port)).isEqualTo(200);
    }

    @Test
    void everythingElseNeedsTheToken() throws IOException {
        for (String path : new String[] {
            "/api/v1/status", "/api/v1/openapi.json", "/api/v1/events", "/api/v1/nothing", "/v1/models"
        }) {
            assertThat(status("GET", path, "Host: localhost")).as(path).isEqualTo(401);
        }
        assertThat(status("POST", "/api/v1/index/rebuild", "Host: localhost")).isEqualTo(401);
    }

    @Test
    void aTokenThatIsNearlyRightIsWrong() throws IOException {
        String token = daemon.self().token();
        for (String wrong :
                new String[] {token + "x", token.substring(1), "", " ", token.toUpperCase(java.util.Locale.ROOT)}) {
            assertThat(status("GET", "/api/v1/status", "Host: localhost", "Authorization: Bearer " + wrong))
                    .as("token <%s>", wrong)
                    .isEqualTo(401);
        }
        assertThat(status("GET", "/api/v1/status", "Host: localhost", "Authorization: Basic " + token))
                .isEqualTo(401);
        assertThat(status("GET", "/api/v1/status", "Host: localhost", "authorization: bearer " + token))
                .isEqualTo(200);
    }

    @Test
    void aHostThatIsNoHostIsToldAsAProblem() throws IOException {
        assertThat(exchange("GET", "/api/v1/status", "Host: a b:c d"))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json", "\"status\":400")
                .doesNotContain("<html>", "Jetty");
    }

    @Test
    void aHostThatIsNotThisMachineIsRefusedEvenWithTheToken() throws IOException {
        for (String host : new String[] {
            "evil.example", "evil.example:" + port, "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1"
        }) {
            assertThat(status("GET", "/api/v1/status", "Host: " + host, authorization()))
                    .as(host)
                    .isEqualTo(403);
            assertThat(status("GET", "/api/v1/health", "Host: " + host))
                    .as(host)
                    .isEqualTo(403);
        }
        assertThat(status("GET", "/api/v1/status", "Host: [::1]:" + port, authorization()))
                .isEqualTo(200);
    }

    @Test
    void aPageFromElsewhereIsRefusedEvenWithTheToken() throws IOException {
        for (String origin : new String[] {
            "https://evil.example",
            "null",
            "http://localhost:1",
            "http://127.0.0.1.evil.example",
            "app://obsidian.md.evil",
            "file://"
        }) {
            assertThat(status("GET", "/api/v1/status", "Host: localhost", "Origin: " + origin, authorization()))
                    .as(origin)
                    .isEqualTo(403);
        }
    }

    @Test
    void everyOriginAndEveryHostMustBeAllowed() throws IOException {
        String ours = "Origin: app://obsidian.md";
        String evil = "Origin: https://evil.example";
        assertThat(status("GET", "/api/v1/status", "Host: localhost", ours, evil, authorization()))
                .isEqualTo(403);
        assertThat(status("GET", "/api/v1/status", "Host: localhost", evil, ours, authorization()))
                .isEqualTo(403);
        assertThat(status("GET", "/api/v1/status", "Host: localhost", "Host: evil.example", authorization()))
                .isIn(400, 403);
        assertThat(status("GET", "/api/v1/status", "Host: localhost", ours, ours, authorization()))
                .isEqualTo(200);
    }

    @Test
    void obsidianAndTheOwnPageMayReadAnswers() throws IOException {
        for (String origin :
                new String[] {"app://obsidian.md", "http://127.0.0.1:" + port, "http://localhost:" + port}) {
            String answer = exchange("GET", "/api/v1/status", "Host: localhost", "Origin: " + origin, authorization());
            assertThat(answer).startsWith("HTTP/1.1 200").contains("Access-Control-Allow-Origin: " + origin);
        }
    }

    @Test
    void aPreflightIsAnsweredForAllowedOriginsOnly() throws IOException {
        String wanted = "Access-Control-Request-Headers: authorization,content-type,x-stainless-os";
        String allowed = exchange("OPTIONS", "/api/v1/chat", "Host: localhost", "Origin: app://obsidian.md", wanted);

        assertThat(allowed).startsWith("HTTP/1.1 204").contains("x-stainless-os");
        assertThat(status("OPTIONS", "/api/v1/chat", "Host: localhost", "Origin: https://evil.example", wanted))
                .isEqualTo(403);
    }

    @Test
    void aRefusalSaysNothingOfTheVault() throws IOException {
        String refusal = exchange("GET", "/api/v1/status", "Host: localhost");

        assertThat(refusal).contains("application/problem+json").doesNotContain(folder.toString());
    }

    private static String authorization() {
        return "Authorization: Bearer " + daemon.self().token();
    }

    private static int status(String method, String path, String... headers) throws IOException {
        return Integer.parseInt(exchange(method, path, headers).substring(9, 12));
    }

    private static String exchange(String method, String path, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            String request = method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
