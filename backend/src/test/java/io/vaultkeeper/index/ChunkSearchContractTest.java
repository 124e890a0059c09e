package io.vaultkeeper.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vaultkeeper.chunking.Chunk;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the port promises of searching. */
public abstract class ChunkSearchContractTest extends ChunkWordsContractTest {
    @Test
    void theNearestVectorsComeFirstWithTheirCosine() {
        float[] query = vector();
        Map<String, Double> exact = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            float[] vector = vector();
            Chunk chunk = ExampleNote.at(i + ".md").writeTo(index, "text " + i, vector);
            exact.put(chunk.id(), ExampleVectors.cosine(query, vector));
        }
        index.refresh();

        List<Hit> hits = index.nearest(query, 10, Scope.ALL);

        assertThat(hits).extracting(Hit::chunkId).containsExactlyElementsOf(best(exact, 10));
        assertThat(hits).allSatisfy(hit -> assertThat(hit.score()).isCloseTo(exact.get(hit.chunkId()), within(5e-5)));
    }

    @Test
    void aScopeThatKeepsOneInAHundredStillGivesAllThatWereAskedFor() {
        float[] query = vector();
        Map<String, Double> kept = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            float[] vector = vector();
            boolean keep = i % 100 == 0;
            ExampleNote note = ExampleNote.at((keep ? "Kept/" : "Other/") + i + ".md");
            Chunk chunk = note.writeTo(index, "herring " + i, vector);
            if (keep) {
                kept.put(chunk.id(), ExampleVectors.cosine(query, vector));
            }
        }
        index.refresh();

        assertThat(index.nearest(query, 10, folders("Kept")))
                .extracting(Hit::chunkId)
                .containsExactlyElementsOf(best(kept, 10));
        assertThat(index.matching("herring", 10, folders("Kept")).hits())
                .hasSize(10)
                .allSatisfy(hit -> assertThat(kept).containsKey(hit.chunkId()));
        assertThat(index.nearest(query, 50, folders("Kept"))).hasSize(20);
    }

    @Test
    void manyEqualVectorsHideNoOther() {
        float[] common = vector();
        for (int i = 0; i < 1_200; i++) {
            ExampleNote.at("Templates/" + i + ".md").writeTo(index, "text", common);
        }
        Chunk other = ExampleNote.at("Other/One.md").writeTo(index, "text", vector());
        index.refresh();
        assertThat(index.nearest(common, 20, Scope.ALL)).hasSize(20);
        assertThat(index.nearest(common, 20, folders("Other")))
                .extracting(Hit::chunkId)
                .containsExactly(other.id());
    }

    @Test
    void replacedAndRemovedVectorsAreNotFound() {
        float[] query = vector();
        for (int i = 0; i < 100; i++) {
            ExampleNote.at(i + ".md").writeTo(index, "old", query);
        }
        index.refresh();
        for (int i = 0; i < 98; i++) {
            index.remove(ExampleNote.at(i + ".md").id());
        }
        Chunk far = ExampleNote.at("98.md").writeTo(index, "new", vector());
        index.refresh();
        assertThat(index.nearest(query, 10, Scope.ALL)).hasSize(2).last().satisfies(hit -> assertThat(hit.chunkId())
                .isEqualTo(far.id()));
    }

    @Test
    void wordsOfTitleAliasAndHeadingsCount() {
        ExampleNote note = ExampleNote.at("A.md").titled("Survival Ball", "Bouncer");
        Chunk chunk = note.chunk(0, List.of("Porting", "Controllers"), "Only the text.");
        index.replace(note.entry(1), List.of(new io.vaultkeeper.embedding.EmbeddedChunk(chunk, null)));
        ExampleNote.at("B.md").writeTo(index, "Something else.");
        index.refresh();
        for (String word : List.of("survival", "BOUNCER", "porting", "controllers", "text")) {
            assertThat(index.matching(word, 10, Scope.ALL).hits())
                    .extracting(Hit::chunkId)
                    .containsExactly(chunk.id());
        }
    }

    @Test
    void theBestMatchComesFirst() {
        ExampleNote.at("One.md").writeTo(index, "a herring in a long text about mackerel, sardine, cod and plaice");
        Chunk best = ExampleNote.at("Two.md")
                .writeTo(index, "herring, pickled herring")
                .get(0);
        index.refresh();
        List<Hit> hits = index.matching("pickled herring", 10, Scope.ALL).hits();
        assertThat(hits)
                .hasSize(2)
                .isSortedAccordingTo(Comparator.comparingDouble(Hit::score).reversed());
        assertThat(hits.get(0).chunkId()).isEqualTo(best.id());
        assertThat(index.matching("pickled herring", 1, Scope.ALL).hits()).hasSize(1);
    }

    @Test
    void coverageIsTheShareOfTheQuerysWeightThatTheBestHitHolds() {
        ExampleNote.at("A.md").writeTo(index, "herring and mackerel");
        for (int i = 0; i < 20; i++) {
            ExampleNote.at(i + ".md").writeTo(index, "mackerel " + i);
        }
        index.refresh();
        assertThat(coverage("herring mackerel")).isEqualTo(1);
        assertThat(coverage("mackerel")).isEqualTo(1);
        assertThat(coverage("quark")).isZero();
        assertThat(coverage("")).isZero();
        assertThat(coverage("herring quark")).isBetween(0.3, 0.6);
        assertThat(coverage("mackerel quark")).isGreaterThan(0).isLessThan(coverage("herring quark"));
    }

    @Test
    void anythingMayStandInAQuery() {
        ExampleNote.at("A.md").writeTo(index, "herring OR mackerel");
        index.refresh();
        String manyWords = IntStream.range(0, 5_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        List<String> hostile = List.of(
                "\"",
                "(",
                "AND",
                "OR NOT",
                "a:b",
                "text:*",
                "*",
                "?",
                "\\",
                "[x TO",
                "{\"$ne\":1}",
                "'; DROP TABLE chunk; --",
                "\u0000",
                "\ud83d",
                "\ud83c\udf7f",
                "\u202e\u200f",
                "x".repeat(100_000),
                "%_%",
                "\n\r\t",
                "~1 ^2 +- && ||");
        for (String query : hostile) {
            assertThat(index.matching(query + " herring", 10, Scope.ALL).hits()).hasSize(1);
            index.matching(query, 10, Scope.ALL);
        }
        assertThat(index.matching(manyWords + " herring", 10, folders("", "Other"))
                        .hits())
                .hasSize(1);
        assertThat(index.matching(manyWords, 10, Scope.ALL).hits()).isEmpty();
    }

    @Test
    void aQueryOfMoreWordsThanAStoreTakesKeepsTheRarest() {
        String words = IntStream.range(0, 5_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        for (int i = 0; i < 3; i++) {
            ExampleNote.at(i + ".md").writeTo(index, words);
        }
        Chunk rare = ExampleNote.at("Rare.md").writeTo(index, "herring").get(0);
        index.refresh();
        assertThat(index.matching(words + " herring", 10, Scope.ALL).hits())
                .extracting(Hit::chunkId)
                .contains(rare.id());
    }

    @Test
    void aWordThatWasAskedForIsCountedAnewAfterAWrite() {
        ExampleNote.at("A.md").writeTo(index, "a herring");
        ExampleNote.at("B.md").writeTo(index, "a ferry");
        index.refresh();
        double rare = coverage("herring quark");
        for (int i = 0; i < 10; i++) {
            ExampleNote.at("C" + i + ".md").writeTo(index, "a herring");
        }
        index.refresh();
        assertThat(coverage("herring quark")).isLessThan(rare);
    }

    private double coverage(String query) {
        return index.matching(query, 10, Scope.ALL).coverage();
    }

    protected static List<String> ids(List<Hit> hits) {
        return hits.stream().map(Hit::chunkId).toList();
    }

    private static List<String> best(Map<String, Double> scores, int k) {
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(k)
                .map(Map.Entry::getKey)
                .toList();
    }

    protected static Scope folders(String... folders) {
        return new Scope(List.of(folders), List.of(), List.of(), List.of(), List.of(), null, null);
    }
}
