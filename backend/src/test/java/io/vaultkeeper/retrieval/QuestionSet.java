package io.vaultkeeper.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.source.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Texts, questions, and which texts answer which question.
 *
 * @param relevant text ids by question id
 */
record QuestionSet(String name, List<Text> texts, List<Question> questions, Map<String, Set<String>> relevant) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 1;

    record Text(String id, String title, String text) {
        /** The text as the one chunk of a document of its own, whose key is the text's id. */
        Chunk chunk() {
            TimeSpan time = new TimeSpan(Instant.EPOCH, null, TimeSpan.Basis.FILE);
            Provenance provenance = new Provenance(document(), id, title, List.of(), List.of(), List.of(), time, null);
            ContentHash hash = ContentHash.of(text);
            return new Chunk(
                    ContentHash.of(id).hex(), provenance, 0, List.of(), text, 1, 1, null, List.of(), List.of(), hash);
        }

        LedgerEntry entry() {
            return new LedgerEntry(
                    document(), id, new Fingerprint(1, 1, 1, true, 0), ContentHash.of(text), 1, null, List.of());
        }

        private DocumentId document() {
            return new DocumentId("set", id);
        }
    }

    record Question(String id, String text) {}

    /** Reads {@code corpus.jsonl}, {@code queries.jsonl} and {@code qrels.tsv}; draws a fixed sample of many questions. */
    static QuestionSet read(Path folder, int mostQuestions) throws IOException {
        List<Text> texts = new ArrayList<>();
        for (JsonNode text : lines(folder.resolve("corpus.jsonl"))) {
            texts.add(new Text(
                    text.get("id").asText(),
                    text.path("title").asText(),
                    text.get("text").asText()));
        }
        List<Question> questions = new ArrayList<>();
        for (JsonNode question : lines(folder.resolve("queries.jsonl"))) {
            questions.add(new Question(
                    question.get("id").asText(), question.get("text").asText()));
        }
        Collections.shuffle(questions, new Random(SEED));
        List<Question> sample = questions.subList(0, Math.min(mostQuestions, questions.size()));
        return new QuestionSet(folder.getFileName().toString(), texts, sample, judgements(folder.resolve("qrels.tsv")));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static Map<String, Set<String>> judgements(Path file) throws IOException {
        Map<String, Set<String>> relevant = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t");
            relevant.computeIfAbsent(cells[0], question -> new HashSet<>()).add(cells[1]);
        }
        return relevant;
    }
}
