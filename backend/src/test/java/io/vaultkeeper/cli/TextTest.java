package io.vaultkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void controlCharactersAreTakenOutAndEverythingElseStays() {
        assertThat(Text.clean("a\u001b[31mb\u0007\r\n\tc👩‍👩‍👧é")).isEqualTo("a[31mb\n\tc👩‍👩‍👧é");
        assertThat(Text.clean(null)).isEmpty();
    }

    @Test
    void aLineIsCutAtAWord() {
        assertThat(Text.line("one two\n three four", 12)).isEqualTo("one two…");
        assertThat(Text.line("short", 12)).isEqualTo("short");
    }

    @Test
    void aCutNeverPartsAPair() {
        assertThat(Text.line("🙂".repeat(20), 12)).isEqualTo("🙂".repeat(5) + "…");
    }

    @Test
    void oneIsNoPlural() {
        assertThat(Text.count(1, "document")).isEqualTo("1 document");
        assertThat(Text.count(0, "document")).isEqualTo("0 documents");
    }

    @Test
    void colourIsLeftOutWhereItIsNotWanted() {
        assertThat(new Text(false).bold("x")).isEqualTo("x");
        assertThat(new Text(true).bold("x")).isEqualTo("\u001b[1mx\u001b[0m");
    }
}
