package io.vaultkeeper.index.pgvector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.WordHits;
import io.vaultkeeper.index.lucene.LuceneAnalysis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An index of more chunks than are weighed for one query, with a word that is in all of them. */
class CommonWordsTest {
    private static final int NOTES = 80;
    private static final int CHUNKS = 50;

    private static final Set<String> FULL_OF_HERONS = new HashSet<>();
    private static PgVectorStore store;
    private static ChunkIndex index;

    @BeforeAll
    static void fill() {
        store = new PgVectorStore(TestPostgres.settings(), "00112233445566ff", new LuceneAnalysis());
        index = store.open("a", 16);
        for (int i = 0; i < NOTES; i++) {
            ExampleNote note = ExampleNote.at((i == 0 ? "Few/" : "Many/") + i + ".md");
            List<EmbeddedChunk> chunks = new ArrayList<>();
            for (int j = 0; j < CHUNKS; j++) {
                boolean full = j == 7;
                EmbeddedChunk chunk = new EmbeddedChunk(note.chunk(j, text(i, j, full ? 8 : 1)), null);
                chunks.add(chunk);
                if (full) {
                    FULL_OF_HERONS.add(chunk.chunk().id());
                }
            }
            index.replace(note.entry(CHUNKS), chunks);
        }
        index.refresh();
    }

    @AfterAll
    static void close() {
        index.close();
        store.close();
    }

    private static String text(int note, int chunk, int herons) {
        return "heron ".repeat(herons) + "stands in pond " + note + " with reed" + (note * CHUNKS + chunk);
    }

    @Test
    void ofAWordThatIsEverywhereTheChunksThatAreFullOfItComeFirst() {
        List<Hit> hits =
                index.matching("heron", FULL_OF_HERONS.size(), Scope.ALL).hits();
        assertThat(hits).extracting(Hit::chunkId).containsExactlyInAnyOrderElementsOf(FULL_OF_HERONS);
    }

    @Test
    void asManyAreFoundAsAreAskedForThoughFewAreFullOfIt() {
        assertThat(index.matching("heron", 1_000, Scope.ALL).hits()).hasSize(1_000);
        Scope few = new Scope(List.of("Few"), List.of(), List.of(), List.of(), List.of(), null, null);
        assertThat(index.matching("heron", 100, few).hits()).hasSize(CHUNKS);
    }

    /** Of so many words not all have weights. */
    @Test
    void inAScopeEachWordOfAVeryLongTextIsFound() {
        ExampleNote note = ExampleNote.at("Long/List.md");
        List<String> names = IntStream.range(0, 2_000).mapToObj(i -> "fish" + i).toList();
        note.writeTo(index, String.join(" ", names));
        index.refresh();
        Scope scope = new Scope(List.of("Long"), List.of(), List.of(), List.of(), List.of(), null, null);
        assertThat(names)
                .allSatisfy(name -> assertThat(index.matching(name, 10, scope).hits())
                        .as(name)
                        .hasSize(1));
        assertThat(index.matching("heron", 10, scope).hits()).isEmpty();
        index.remove(note.id());
        index.refresh();
    }

    @Test
    void chunksWithLittleOfTheCommonWordAloneAreLeftOutBesideHitsByARarerOne() {
        List<Hit> hits = index.matching("heron 17", 1_000, Scope.ALL).hits();
        assertThat(hits).hasSize(CHUNKS + NOTES - 1).extracting(Hit::chunkId).containsAll(FULL_OF_HERONS);
    }

    @Test
    void aRareWordDecidesAndTheCommonOneCountsForLittle() {
        WordHits found = index.matching("heron reed1234", 10, Scope.ALL);
        Hit best = found.hits().get(0);
        assertThat(index.load(List.of(best.chunkId())).get(0).text()).endsWith("reed1234");
        assertThat(found.coverage()).isEqualTo(1);
        assertThat(index.matching("heron absent", 10, Scope.ALL).coverage()).isLessThan(0.01);
    }
}
