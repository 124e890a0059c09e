package io.vaultkeeper.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.index.ExampleNote;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsAddedInSeveralTurnsCanBeMeasuredWith() throws Exception {
        Path file = Files.writeString(
                folder.resolve("q.jsonl"),
                "{\"id\": \"mine\", \"question\": \"Mine?\", \"expected\": [\"x\"]}"); // no end of line
        Draft draft = new Draft(
                "Which?",
                ExampleNote.at("Tea.md").chunk(0, "Green tea wants water of seventy degrees."),
                "seventy degrees");
        for (int i = 0; i < 3; i++) {
            try (DraftFile out = DraftFile.open(file)) {
                out.add(draft, "Which " + i + "?");
            }
        }
        assertThat(QuestionFile.read(file))
                .extracting(Question::text)
                .containsExactly("Mine?", "Which 0?", "Which 1?", "Which 2?");
    }
}
