package io.vaultkeeper.eval;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.document.ContentHash;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * A set of texts and questions as they are published for measuring retrieval: {@code corpus.jsonl} ({"id", "title", "text"}),
 * {@code queries.jsonl} ({"id", "text"}) and {@code qrels.tsv} (question id, text id and a score, perhaps after a line of names).
 */
final class CorpusFolder {
    private static final int CELLS = 3;
    private static final String NOTE = ".md";

    /** In characters, of up to three bytes in a name of up to 255; cut to half, with a hash behind. */
    private static final int LONGEST_NAME = 80;

    private final Path folder;

    /** By text id. */
    private final Map<String, Evidence> texts = new HashMap<>();

    /** By the note's name, which some systems read in any case; titles that come to the same name share a note. */
    private final Map<String, List<String>> notes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private CorpusFolder(Path folder) {
        this.folder = folder;
    }

    static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve("corpus.jsonl"));
    }

    /**
     * The questions; the texts are written to {@code vault}, as one note a title with a paragraph a text, so that they are read
     * and cut as notes are. Notes that stand there already are not written again.
     */
    static List<Question> read(Path folder, Path vault) throws IOException, EvalException {
        CorpusFolder corpus = new CorpusFolder(folder);
        corpus.checkFiles();
        corpus.readTexts();
        List<Question> questions = corpus.questions();
        if (questions.isEmpty()) {
            throw new EvalException(folder + " holds no question of queries.jsonl that qrels.tsv has a text for.");
        }
        corpus.writeNotes(vault);
        return questions;
    }

    private void checkFiles() throws EvalException {
        for (String name : List.of("corpus.jsonl", "queries.jsonl", "qrels.tsv")) {
            if (!Files.isRegularFile(folder.resolve(name))) {
                throw new EvalException(
                        folder + " lacks " + name + ": a set has corpus.jsonl, queries.jsonl and qrels.tsv.");
            }
        }
    }

    private void readTexts() throws IOException, EvalException {
        for (JsonNode json : lines("corpus.jsonl")) {
            String title = json.path("title").asText("").isBlank()
                    ? "Untitled"
                    : json.path("title").asText();
            String text = json.path("text").asText().strip();
            texts.put(id(json), new Evidence(fileName(title), null, Trace.of(text), Set.of()));
            notes.computeIfAbsent(fileName(title), any -> new ArrayList<>()).add(text);
        }
    }

    private void writeNotes(Path vault) throws IOException {
        Files.createDirectories(vault);
        for (Map.Entry<String, List<String>> note : notes.entrySet()) {
            Path file = vault.resolve(note.getKey() + NOTE);
            String text = String.join("\n\n", note.getValue()) + "\n";
            if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                Files.writeString(file, text);
            }
        }
        removeOthers(vault);
    }

    /** What a former state of the set left would stand among what is found. */
    private void removeOthers(Path vault) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(vault, "*" + NOTE)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!notes.containsKey(name.substring(0, name.length() - NOTE.length()))) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Some systems take none of these in a name, and Obsidian none of the others; none takes a very long one. */
    private static String fileName(String title) {
        String name = title.replaceAll("[\\\\/:*?\"<>|#^\\[\\]\\p{Cntrl}]", "_").replaceFirst("^\\.", "_");
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME / 2))
                        + ContentHash.of(title).hex();
    }

    private List<Question> questions() throws IOException, EvalException {
        Map<String, List<Evidence>> expected = judgements();
        List<Question> questions = new ArrayList<>();
        for (JsonNode json : lines("queries.jsonl")) {
            List<Evidence> evidence = expected.get(id(json));
            if (evidence != null) {
                questions.add(new Question(id(json), json.path("text").asText(), evidence));
            }
        }
        return questions;
    }

    private Map<String, List<Evidence>> judgements() throws IOException, EvalException {
        Path file = folder.resolve("qrels.tsv");
        Map<String, List<Evidence>> expected = new HashMap<>();
        int number = 0;
        for (String line : SetLines.of(file)) {
            number++;
            String[] cells = line.split("\t");
            boolean names =
                    number == 1 && cells.length == CELLS && score(cells[2]).isEmpty();
            if (names || line.isBlank()) {
                continue;
            }
            Evidence evidence = cells.length == CELLS ? texts.get(cells[1]) : null;
            if (evidence == null) {
                throw new EvalException(
                        file + ", line " + number + " names no text of corpus.jsonl; it must hold a question's "
                                + "id, a text's id and a score, with tabs between.");
            }
            if (score(cells[2]).orElse(1) > 0) {
                expected.computeIfAbsent(cells[0], question -> new ArrayList<>())
                        .add(evidence);
            }
        }
        return expected;
    }

    private static OptionalDouble score(String cell) {
        try {
            return OptionalDouble.of(Double.parseDouble(cell.strip()));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private List<JsonNode> lines(String name) throws IOException, EvalException {
        Path file = folder.resolve(name);
        List<JsonNode> lines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (String line : SetLines.of(file)) {
            number++;
            if (!line.isBlank()) {
                String where = file + ", line " + number;
                JsonNode json = SetLines.json(line, where);
                if (!ids.add(id(json))) {
                    throw EvalException.repeatedId(where, id(json));
                }
                lines.add(json);
            }
        }
        return lines;
    }

    /** Some sets write it with a line before it. */
    private static String id(JsonNode json) {
        return json.has("_id") ? json.path("_id").asText() : json.path("id").asText();
    }
}
