package io.vaultkeeper.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.chunking.Chunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** A file of questions to which drafts are added, below what is in it. It is made with the first of them. */
public final class DraftFile {
    private static final JsonMapper JSON = new JsonMapper();

    /** Of a passage's id, as that of its question. */
    private static final int ID_DIGITS = 8;

    private final Path file;
    private final Set<String> ids = new HashSet<>();
    private String lineEnd;

    private DraftFile(Path file) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        this.file = file;
        this.lineEnd = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        before.lines().forEach(this::remember);
    }

    /** @throws NoSuchFileException where there is no folder for the file */
    public static DraftFile open(Path file) throws IOException {
        if (!Files.isDirectory(file.toAbsolutePath().resolveSibling("."))) {
            throw new NoSuchFileException(file.toString());
        }
        return new DraftFile(file);
    }

    /** Whether a question to the passage is in the file. */
    public boolean holds(Chunk passage) {
        return ids.contains(id(passage));
    }

    /**
     * Written at once.
     *
     * @param draft to a passage that the file does not hold
     * @param wording the user's, or the draft's own
     */
    public void add(Draft draft, String wording) throws IOException {
        String id = id(draft.passage());
        String line = lineEnd + draft.line(id, wording) + "\n";
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        ids.add(id);
        lineEnd = "";
    }

    private static String id(Chunk passage) {
        return passage.id().substring(0, ID_DIGITS);
    }

    private void remember(String line) {
        try {
            ids.add(JSON.readTree(line).path("id").asText());
        } catch (JsonProcessingException e) {
            // "eval" tells of a line that is no question
        }
    }
}
