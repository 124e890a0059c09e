package io.vaultkeeper.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.index.ExampleNote;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
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
        for (int i = 0; i < 3; i++) {
            DraftFile.open(file).add(draft(i), "Which " + i + "?");
        }
        assertThat(QuestionFile.read(file))
                .extracting(Question::text)
                .containsExactly("Mine?", "Which 0?", "Which 1?", "Which 2?");
    }

    @Test
    void aPassageWithAQuestionIsKnownAndAFileIsMadeWithTheFirst() throws Exception {
        Path file = folder.resolve("q.jsonl");
        DraftFile out = DraftFile.open(file);
        assertThat(file).doesNotExist();
        out.add(draft(0), "Which?");
        for (DraftFile each : List.of(out, DraftFile.open(file))) {
            assertThat(each.holds(draft(0).passage())).isTrue();
            assertThat(each.holds(draft(1).passage())).isFalse();
        }
        assertThatThrownBy(() -> DraftFile.open(folder.resolve("none/q.jsonl")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static Draft draft(int ordinal) {
        return new Draft(
                "Which?",
                ExampleNote.at("Tea.md").chunk(ordinal, "Green tea wants water of seventy degrees."),
                "seventy degrees");
    }
}
