package io.vaultkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.generation.Generations;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real server, with and without a page in it, whether or not this checkout has one built. */
class PageTest {
    private static final String EXAMPLE = "/page/";
    private static final String ABSENT = "/no-page/";

    @TempDir
    private Path folder;

    private AutoCloseable running = () -> {};

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html;charset=utf-8, <title>Página</title>",
        "/app.js, text/javascript;charset=utf-8, Página",
        "/app.css, text/css;charset=utf-8, margin"
    })
    void thePagesFilesAreServedWithoutTheToken(String path, String type, String content) throws Exception {
        HttpResponse<String> response = get(EXAMPLE, path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(response.body()).contains(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app.js", "/app.css"})
    void thePageLoadsNothingFromElsewhereAndNobodyFramesIt(String path) throws Exception {
        HttpResponse<String> response = get(EXAMPLE, path);

        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                        + "img-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index.html", "/app.js.map", "/app.js/", "//app.js", "/page/app.js", "/plugin/main.js"})
    void nothingElseIsServedWithoutTheToken(String path) throws Exception {
        HttpResponse<String> response = get(EXAMPLE, path);

        assertThat(response.statusCode()).isIn(400, 401);
        assertThat(response.body()).doesNotContain("Página");
    }

    @Test
    void aProgramBuiltWithoutThePageSaysHowToBuildIt() throws Exception {
        HttpResponse<String> response = get(ABSENT, "/");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        assertThat(response.body()).contains("scripts/start");
    }

    @Test
    void aFileOfThePageThatWasNotBuiltIsNotFound() throws Exception {
        HttpResponse<String> response = get(ABSENT, "/app.js");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private HttpResponse<String> get(String page, String path) throws IOException, InterruptedException {
        Generations indexes = TestBackend.indexes(folder);
        running = indexes;
        HttpServer server = HttpServer.start(TestBackend.silent(folder, indexes), Page.load(page), "token", 0);
        running = () -> {
            server.close();
            indexes.close();
        };
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
