package io.vaultkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.generation.Generations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description is written by hand; this holds it to the routes. */
class DescriptionTest {
    @TempDir
    private Path folder;

    @Test
    void everyCallIsDescribedAndEveryDescribedCallIsThere() throws IOException {
        try (Generations indexes = TestBackend.indexes(folder);
                Ticker ticker = new Ticker()) {
            Backend backend = TestBackend.silent(folder, indexes);

            Set<String> there =
                    HttpServer.calls(backend, new StatusStreams(backend), new AnswerSlots(ticker), ticker).stream()
                            .map(call -> call.method() + " "
                                    + call.path().replace('<', '{').replace('>', '}'))
                            .collect(Collectors.toCollection(TreeSet::new));

            assertThat(described()).isEqualTo(there);
        }
    }

    @Test
    void everyReferenceInTheDescriptionLeadsSomewhere() throws IOException {
        JsonNode description = description();

        description.findValuesAsText("$ref").forEach(reference -> assertThat(
                        description.at(reference.substring(1)).isObject())
                .as(reference)
                .isTrue());
    }

    private static Set<String> described() throws IOException {
        Set<String> described = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : description().path("paths").properties()) {
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        return described;
    }

    private static JsonNode description() throws IOException {
        try (InputStream file = HttpServer.class.getResourceAsStream("openapi.json")) {
            return new JsonMapper().readTree(file);
        }
    }
}
