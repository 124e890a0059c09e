package io.vaultkeeper.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.index.lucene.LuceneIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerankingTest {
    private final ChunkIndex index;
    private final Embedder embedder = new HashedWordsEmbedder();
    private final List<String> questions = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    RerankingTest(@TempDir Path folder) {
        index = LuceneIndex.open(folder, HashedWordsEmbedder.DIMENSIONS);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void itsScoresDecideTheOrder() {
        write("Lamp.md", "The lamp, the lamp, the lamp.");
        write("Harbour.md", "Boats with a lamp lie in the harbour.");

        assertThat(titles(search(null, Mode.HYBRID))).containsExactly("Lamp", "Harbour");
        List<Passage> reranked = search(this::harboursFirst, Mode.HYBRID);

        assertThat(titles(reranked)).containsExactly("Harbour", "Lamp");
        assertThat(reranked.get(0).score()).isEqualTo(0.9);
        assertThat(reranked.get(0).why().keyword()).isNotNull();
        assertThat(questions).containsExactly("lamp");
    }

    @Test
    void whoAsksForWordsOrVectorsAloneGetsThem() {
        write("Lamp.md", "The lamp, the lamp, the lamp.");

        search(this::harboursFirst, Mode.KEYWORD);
        search(this::harboursFirst, Mode.SEMANTIC);

        assertThat(questions).isEmpty();
    }

    @Test
    void aSearchGoesOnWithoutOneThatFails() {
        write("Lamp.md", "The lamp, the lamp, the lamp.");
        write("Harbour.md", "Boats with a lamp lie in the harbour.");
        Reranker broken = (question, texts) -> {
            throw new RerankingException("broken", new IllegalStateException());
        };

        assertThat(titles(search(broken, Mode.HYBRID))).containsExactly("Lamp", "Harbour");
    }

    @Test
    void onlyTheBestAreReadAndTheOthersComeBehindThem() {
        for (int i = 0; i < 40; i++) {
            write("N" + i + ".md", "A lamp and the number " + i + " of word" + i + " and thing" + i + ".");
        }
        Retriever retriever = new Retriever(index, embedder, null, this::harboursFirst);

        List<Passage> all = retriever.retrieve(new Query(List.of("lamp"), Mode.HYBRID, 40, Scope.ALL));

        assertThat(sizes).containsExactly(30);
        assertThat(all).hasSize(40);
        assertThat(all.subList(30, 40))
                .allSatisfy(passage -> assertThat(passage.score()).isZero());
    }

    private List<Double> harboursFirst(String question, List<String> texts) {
        questions.add(question);
        sizes.add(texts.size());
        return texts.stream().map(text -> text.contains("harbour") ? 0.9 : 0.1).toList();
    }

    private List<Passage> search(@Nullable Reranker reranker, Mode mode) {
        return new Retriever(index, embedder, null, reranker).retrieve(new Query(List.of("lamp"), mode, 10, Scope.ALL));
    }

    private static List<String> titles(List<Passage> passages) {
        return passages.stream()
                .map(passage -> passage.chunk().provenance().title())
                .toList();
    }

    private void write(String path, String text) {
        ExampleNote.at(path).writeTo(index, text, embedder.embedQuery(text));
        index.refresh();
    }
}
