package io.vaultkeeper.source.obsidian;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NoteTextTest {
    @Test
    void aTornFileKeepsItsAccents() {
        byte[] whole = "ação é útil, coração".getBytes(StandardCharsets.UTF_8);
        byte[] torn = Arrays.copyOf(whole, whole.length - 3);
        assertThat(NoteText.decode(torn)).startsWith("ação é útil, cora");
    }

    @Test
    void anotherEncodingIsTakenForWindows() {
        byte[] bytes = "déjà vu, où".getBytes(Charset.forName("windows-1252"));
        assertThat(NoteText.decode(bytes)).isEqualTo("déjà vu, où");
    }

    @Test
    void aReplacementCharacterThatWasWrittenStays() {
        assertThat(NoteText.decode("a\uFFFDb".getBytes(StandardCharsets.UTF_8))).isEqualTo("a\uFFFDb");
    }

    @Test
    void utf16IsKnownByItsMark() {
        assertThat(NoteText.decode("\uFEFFolá".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("olá");
        assertThat(NoteText.decode("\uFEFFolá".getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo("olá");
        assertThat(NoteText.decode("\uFEFFolá".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("olá");
    }
}
