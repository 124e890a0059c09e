package io.vaultkeeper.retrieval;

import io.vaultkeeper.SharedData;
import io.vaultkeeper.bench.ScratchIndex;
import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Recall and nDCG at 10, of the store that {@link ScratchIndex} takes, over the question sets beside the checkout: a report, not a test. Each text of a set is one chunk of
 * a document of its own. Where a set holds a text twice, either copy counts for both, since results drop copies.
 */
public final class RetrievalQuality {
    private static final int QUESTIONS = 1_500;
    private static final int K = 10;

    /** The constant of plain reciprocal rank fusion in its first publication. */
    private static final double RRF = 60;

    private RetrievalQuality() {}

    public static void main(String[] args) throws IOException {
        System.out.println("| set | ranking | recall@10 | nDCG@10 |\n|---|---|---|---|");
        try (Embedder embedder = new CachedE5()) {
            for (Path folder : SharedData.questionSets()) {
                measure(QuestionSet.read(folder, QUESTIONS), embedder);
            }
        }
    }

    private static void measure(QuestionSet set, Embedder embedder) throws IOException {
        try (ScratchIndex scratch = ScratchIndex.open(embedder.space().dimensions())) {
            ChunkIndex index = scratch.index();
            fill(index, set, embedder);
            Retriever retriever = new Retriever(index, embedder);
            for (Mode mode : Mode.values()) {
                report(set, mode.name(), question -> retrieved(retriever, question, mode));
            }
            report(set, "plain RRF", question -> reciprocalRanks(index, embedder, question));
        }
    }

    private static void fill(ChunkIndex index, QuestionSet set, Embedder embedder) {
        for (QuestionSet.Text text : set.texts()) {
            Chunk chunk = text.chunk();
            float[] vector =
                    embedder.embedPassages(List.of(chunk.embeddedText())).get(0);
            index.replace(text.entry(), List.of(new EmbeddedChunk(chunk, vector)));
        }
        index.refresh();
    }

    private static List<String> retrieved(Retriever retriever, String question, Mode mode) {
        return retriever.retrieve(new Query(List.of(question), mode, K, Scope.ALL)).stream()
                .map(passage -> passage.chunk().document().key())
                .toList();
    }

    private static List<String> reciprocalRanks(ChunkIndex index, Embedder embedder, String question) {
        Map<String, Double> scores = new HashMap<>();
        addRanks(scores, index.matching(question, 100, Scope.ALL).hits());
        addRanks(scores, index.nearest(embedder.embedQuery(question), 100, Scope.ALL));
        List<String> best = scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(K)
                .map(Map.Entry::getKey)
                .toList();
        return index.load(best).stream().map(chunk -> chunk.document().key()).toList();
    }

    private static void addRanks(Map<String, Double> scores, List<Hit> hits) {
        for (int i = 0; i < hits.size(); i++) {
            scores.merge(hits.get(i).chunkId(), 1 / (RRF + i + 1), Double::sum);
        }
    }

    private static void report(QuestionSet set, String ranking, Function<String, List<String>> search) {
        double recall = 0;
        double ndcg = 0;
        Map<String, String> firstCopy = firstCopies(set);
        for (QuestionSet.Question question : set.questions()) {
            Set<String> relevant = set.relevant().getOrDefault(question.id(), Set.of()).stream()
                    .map(firstCopy::get)
                    .collect(Collectors.toSet());
            List<String> found = search.apply(question.text()).stream()
                    .map(firstCopy::get)
                    .distinct()
                    .toList();
            recall += recall(found, relevant);
            ndcg += ndcg(found, relevant);
        }
        int all = set.questions().size();
        System.out.printf("| %s | %s | %.3f | %.3f |%n", set.name(), ranking, recall / all, ndcg / all);
    }

    private static Map<String, String> firstCopies(QuestionSet set) {
        Map<String, String> idByWords = new HashMap<>();
        Map<String, String> firstCopy = new HashMap<>();
        for (QuestionSet.Text text : set.texts()) {
            String words = text.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ");
            idByWords.putIfAbsent(words, text.id());
            firstCopy.put(text.id(), idByWords.get(words));
        }
        return firstCopy;
    }

    private static double recall(List<String> found, Set<String> relevant) {
        return (double) found.stream().filter(relevant::contains).count() / relevant.size();
    }

    private static double ndcg(List<String> found, Set<String> relevant) {
        double gain = 0;
        for (int i = 0; i < found.size(); i++) {
            gain += relevant.contains(found.get(i)) ? gain(i) : 0;
        }
        double ideal = 0;
        for (int i = 0; i < Math.min(K, relevant.size()); i++) {
            ideal += gain(i);
        }
        return gain / ideal;
    }

    private static double gain(int place) {
        return Math.log(2) / Math.log(place + 2);
    }
}
