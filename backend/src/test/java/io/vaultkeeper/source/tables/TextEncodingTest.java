package io.vaultkeeper.source.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextEncodingTest {
    @TempDir
    private Path folder;

    @Test
    void whereverTheSampleEndsInACharacterTheTextIsUtf8() throws Exception {
        for (String letter : new String[] {"ж", "温", "🌡"}) {
            for (int shift = 0; shift < 4; shift++) {
                String text = "x".repeat(shift) + letter.repeat(40_000);
                Path file = Files.writeString(folder.resolve("a.csv"), text);
                try (Reader reader = TextEncoding.open(file)) {
                    char[] start = new char[shift + letter.length()];
                    assertThat(reader.read(start)).isEqualTo(start.length);
                    assertThat(new String(start)).isEqualTo("x".repeat(shift) + letter);
                }
            }
        }
    }
}
