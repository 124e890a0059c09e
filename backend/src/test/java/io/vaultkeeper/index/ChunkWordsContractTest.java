package io.vaultkeeper.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chunking.Chunk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the port promises of words: the same in every store. */
public abstract class ChunkWordsContractTest extends ChunkStorageContractTest {
    @Test
    void wordsAreFoundWithoutAccentsInEitherUnicodeFormAndAnyCase() {
        Chunk chunk = ExampleNote.at("A.md")
                .writeTo(index, "Informac\u0327a\u0303o na\u00efve \u00c5ngstr\u00f6m")
                .get(0);
        index.refresh();
        for (String query : List.of("informa\u00e7\u00e3o", "informacao", "NAIVE", "angstrom", "\u00e5ngstro\u0308m")) {
            assertThat(matching(query)).containsExactly(chunk.id());
        }
    }

    @Test
    void englishEndingsDoNotMatter() {
        Chunk chunk = ExampleNote.at("A.md")
                .writeTo(index, "The controllers were porting Ana\u2019s games")
                .get(0);
        index.refresh();
        for (String query : List.of("controller", "ported", "ana", "game")) {
            assertThat(matching(query)).containsExactly(chunk.id());
        }
    }

    @Test
    void chineseJapaneseAndKoreanAreFoundByPartsOfASentence() {
        Chunk chinese = ExampleNote.at("A.md")
                .writeTo(index, "\u6211\u4eec\u5728\u5317\u4eac\u5927\u5b66\u5b66\u4e60")
                .get(0);
        Chunk japanese = ExampleNote.at("B.md")
                .writeTo(index, "\u732b\u304c\u5e2d\u3067\u7720\u308b")
                .get(0);
        Chunk korean = ExampleNote.at("C.md")
                .writeTo(index, "\ud55c\uad6d\uc5b4 \uacf5\ubd80")
                .get(0);
        index.refresh();
        assertThat(matching("\u5317\u4eac")).containsExactly(chinese.id());
        assertThat(matching("\u732b")).containsExactly(japanese.id());
        assertThat(matching("\ud55c\uad6d")).containsExactly(korean.id());
    }

    @Test
    void wordsThatOnlyAskDoNotCountUnlessThereIsNothingElse() {
        Chunk asking =
                ExampleNote.at("A.md").writeTo(index, "what did who and when").get(0);
        Chunk answer = ExampleNote.at("B.md").writeTo(index, "the herring swam").get(0);
        index.refresh();
        assertThat(matching("When did what herring do?")).containsExactly(answer.id());
        assertThat(matching("who did what")).containsExactly(asking.id());
        assertThat(index.matching("What did the herring?", 10, Scope.ALL).coverage())
                .isEqualTo(1);
    }

    private List<String> matching(String query) {
        return index.matching(query, 10, Scope.ALL).hits().stream()
                .map(Hit::chunkId)
                .toList();
    }
}
