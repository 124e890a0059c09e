package io.vaultkeeper.source.obsidian;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.document.Block;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Fences within lists and quotes: nothing in them is a tag or a comment, and they end where what holds them ends. */
class CodeInContainersTest {
    @Test
    void aMarkInIndentedCodeOpensNoComment() {
        String note = "Timing:\n\n    %%time\n    x = 1\n\n## Results\n\nimportant text\n\n    %%time\n    y = 2\n";
        assertThat(text(note)).contains("%%time", "x = 1", "important text", "y = 2");
        assertThat(text("- item\n\n    goes on %%secret%% here\n")).doesNotContain("secret");
        assertThat(text("[^1]: First.\n\n    Second %%secret%% part.\n")).doesNotContain("secret");
        assertThat(text("a paragraph\n    that goes on %%secret%%\n")).doesNotContain("secret");
    }

    @Test
    void aHashInCodeWithinAListOrAQuoteIsNoTag() {
        assertThat(NoteReader.read("- x\n  ```c\n  #include <a>\n  ```\n  #yes\n")
                        .tags())
                .containsExactly("yes");
        assertThat(NoteReader.read("> ```c\n> #include <a>\n> ```\n> #yes\n").tags())
                .containsExactly("yes");
        assertThat(NoteReader.read("1. ```c\n   #include <a>\n   ```\n").tags()).isEmpty();
    }

    @Test
    void aCommentBelowIndentedCodeThatShowsAFenceIsLeftOut() {
        assertThat(text("text\n\n    ```\n\nmore %%secret%% end\n")).doesNotContain("secret");
    }

    @Test
    void aFenceLeftOpenInAQuoteOrAnItemEndsWithIt() {
        assertThat(text("> ```\n> code\n\nmore %%secret%% end\n")).doesNotContain("secret");
        assertThat(text("- ```\n  code\n\nmore %%secret%% end\n")).doesNotContain("secret");
    }

    @Test
    void aCommentMarkInAnyFenceIsCode() {
        assertThat(text("1. ```\n   %%kept%%\n   ```\n\nmore %%secret%% end\n"))
                .contains("kept")
                .doesNotContain("secret");
        assertThat(text("- a\n    - b\n\n        ```\n        %%kept%%\n        ```\n"))
                .contains("kept");
        assertThat(text("```\n> ```\n%%kept%%\n```\n")).contains("kept");
        assertThat(text("> - ```\n>   %%kept%%\n>   ```\n")).contains("kept");
    }

    @Test
    void aCommentHidesTheFenceWithinIt() {
        assertThat(text("%%\n```\nsecret\n```\n%%\nafter %%secret%%\n"))
                .contains("after")
                .doesNotContain("secret");
    }

    private static String text(String note) {
        List<Block> blocks = NoteReader.read(note).sections().stream()
                .flatMap(section -> section.blocks().stream())
                .toList();
        return blocks.stream().map(Block::text).collect(Collectors.joining("\n"));
    }
}
