package io.vaultkeeper.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FileTextTest {
    @Test
    void aTornFileKeepsItsAccents() {
        byte[] whole = "ação é útil, coração".getBytes(StandardCharsets.UTF_8);
        byte[] torn = Arrays.copyOf(whole, whole.length - 3);
        assertThat(FileText.decode(torn)).startsWith("ação é útil, cora");
    }

    @Test
    void anotherEncodingIsTakenForWindows() {
        byte[] bytes = "déjà vu, où".getBytes(Charset.forName("windows-1252"));
        assertThat(FileText.decode(bytes)).isEqualTo("déjà vu, où");
    }

    @Test
    void aReplacementCharacterThatWasWrittenStays() {
        assertThat(FileText.decode("a\uFFFDb".getBytes(StandardCharsets.UTF_8))).isEqualTo("a\uFFFDb");
    }

    @Test
    void utf16IsKnownByItsMark() {
        assertThat(FileText.decode("\uFEFFolá".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("olá");
        assertThat(FileText.decode("\uFEFFolá".getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo("olá");
        assertThat(FileText.decode("\uFEFFolá".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("olá");
    }
}
