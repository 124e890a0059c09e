package io.vaultkeeper.eval;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFaultInTheQuestionsNamesItsLine() throws Exception {
        assertFault("is no JSON", "{\"question\": ");
        assertFault("has no \"question\"", "{\"expected\": [\"x\"]}");
        assertFault("no list in \"expected\"", "{\"question\": \"x\"}");
        assertFault("no list in \"expected\"", "{\"question\": \"x\", \"expected\": {\"document\": \"Garden.md\"}}");
        assertFault("\"document\" must be a text", "{\"question\": \"x\", \"expected\": [{\"document\": [\"A.md\"]}]}");
        assertFault("without any word", "{\"question\": \"x\", \"expected\": [\"...\"]}");
        assertFault("is no JSON", "{\"question\": \"x\", \"expected\": [\"y\"]} {\"question\": \"z\"}");
        assertFault("is no JSON object", "3");
        assertFault("needs a \"document\"", "{\"question\": \"x\", \"expected\": [{\"page\": 3}]}");
        assertThatThrownBy(() -> QuestionFile.read(Files.writeString(folder.resolve("none.jsonl"), "\n")))
                .isInstanceOf(EvalException.class)
                .hasMessageContaining("holds no questions");
    }

    private void assertFault(String message, String line) throws IOException {
        String first = "{\"question\": \"x\", \"expected\": [\"y\"]}\n";
        Path file = Files.writeString(folder.resolve("questions.jsonl"), first + line + "\n");
        assertThatThrownBy(() -> QuestionFile.read(file))
                .isInstanceOf(EvalException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining(message);
    }
}
