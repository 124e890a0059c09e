package io.vaultkeeper.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** A file of questions to which drafts are added, below what is in it. */
public final class DraftFile implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Set<String> ids = new HashSet<>();
    private final Writer out;

    private DraftFile(Path file) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        before.lines().forEach(this::remember);
        out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (!before.isEmpty() && !before.endsWith("\n")) {
            out.write("\n");
        }
    }

    public static DraftFile open(Path file) throws IOException {
        return new DraftFile(file);
    }

    /**
     * Written at once, under an id that no other line has.
     *
     * @param wording the user's, or the draft's own
     */
    public void add(Draft draft, String wording) throws IOException {
        String id = draft.passage().id().substring(0, 8);
        String free = id;
        for (int n = 2; !ids.add(free); n++) {
            free = id + "-" + n;
        }
        out.write(draft.line(free, wording) + "\n");
        out.flush();
    }

    private void remember(String line) {
        try {
            ids.add(JSON.readTree(line).path("id").asText());
        } catch (JsonProcessingException e) {
            // "eval" tells of a line that is no question
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
