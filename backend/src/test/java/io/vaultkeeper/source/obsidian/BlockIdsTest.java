package io.vaultkeeper.source.obsidian;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.document.Block;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockIdsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text ^id",
                "text\n^id",
                "- item ^id",
                "- item\n  - nested ^id",
                "> quote ^id",
                "> quote\n\n^id",
                "| a |\n|---|\n| b |\n^id",
                "| a |\n|---|\n| b |\n\n^id",
                "```\ncode\n```\n^id",
                "$$\nx\n$$\n\n^id"
            })
    void aBlockBearsTheIdAtItsEndOrBelowIt(String note) {
        Block block = NoteReader.read(note).sections().get(0).blocks().get(0);
        assertThat(block.blockId()).isEqualTo("id");
        assertThat(block.text()).isEqualTo(note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x^2",
                "text ^no id",
                "text ^",
                "text ^é",
                "`a ^id`",
                "```\ncode ^id\n```",
                "| a |\n|---|\n| b ^id |"
            })
    void aCaretElsewhereIsNoId(String note) {
        assertThat(NoteReader.read(note).sections().get(0).blocks().get(0).blockId())
                .isNull();
    }
}
