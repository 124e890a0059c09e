package io.vaultkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.generation.Generations;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpServerTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsLetInAndAsksForWorkIsCounted() throws Exception {
        try (Generations indexes = TestBackend.indexes(folder);
                HttpServer server = HttpServer.start(TestBackend.silent(folder, indexes), "token", 0)) {
            HttpRequest.Builder search = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/search"))
                    .POST(BodyPublishers.ofString("{\"query\": \"tea\"}"));
            send(search.build());
            assertThat(server.posts()).isZero();
            search.header("Authorization", "Bearer token");
            send(search.build());
            send(search.build());
            assertThat(server.posts()).isEqualTo(2);
            send(HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/status"))
                    .header("Authorization", "Bearer token")
                    .build());
            assertThat(server.posts()).isEqualTo(2);
        }
    }

    private static void send(HttpRequest request) throws Exception {
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }
}
