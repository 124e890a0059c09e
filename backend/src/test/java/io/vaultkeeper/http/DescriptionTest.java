package io.vaultkeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.chat.BuiltinPersonas;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.onnx.OnnxEmbedder;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.lucene.LuceneIndex;
import io.vaultkeeper.ingest.Ingest;
import io.vaultkeeper.insight.RelatedNotes;
import io.vaultkeeper.llm.NoChatModel;
import io.vaultkeeper.llm.WatchedModel;
import io.vaultkeeper.retrieval.Retriever;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
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
        Embedder embedder = OnnxEmbedder.builtin(EmbeddingSettings.DEFAULTS, folder, 1);
        try (ChunkIndex index = LuceneIndex.open(
                        folder.resolve("index"), embedder.space().dimensions());
                Ticker ticker = new Ticker()) {
            Backend backend = backend(index, embedder);
            AnswerStreams answers = new AnswerStreams(backend.answerer(), backend.personas(), ticker);
            Routes routes = new Routes(
                    backend, answers, new StatusStreams(backend), new PullStreams(backend.catalog(), ticker));

            Set<String> there = routes.calls().stream()
                    .map(call -> call.method() + " " + call.path())
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

    private Backend backend(ChunkIndex index, Embedder embedder) {
        ObsidianSource source = new ObsidianSource(folder, new ObsidianSettings(List.of(), List.of()));
        return new Backend(
                "0",
                folder,
                index.store(),
                embedder.space(),
                new Ingest(
                        List.of(source),
                        new io.vaultkeeper.chunking.NoteChunker(
                                embedder.tokens(), new io.vaultkeeper.chunking.ChunkSize(100, 200)),
                        embedder,
                        index,
                        1),
                new Retriever(index, embedder),
                new RelatedNotes(index),
                (request, events, cancellation) -> {},
                new BuiltinPersonas(),
                new WatchedModel("none", new NoChatModel(8192)),
                new NoChatModel(8192));
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
