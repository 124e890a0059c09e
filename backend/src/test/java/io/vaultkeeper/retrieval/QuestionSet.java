package io.vaultkeeper.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    record Text(String id, String title, String text) {}

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
