package io.vaultkeeper.eval;

import io.vaultkeeper.chunking.TokenCounter;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.index.Hit;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.retrieval.Mode;
import io.vaultkeeper.retrieval.Passage;
import io.vaultkeeper.retrieval.Query;
import io.vaultkeeper.retrieval.Reranker;
import io.vaultkeeper.retrieval.RerankingException;
import io.vaultkeeper.retrieval.Retriever;
import io.vaultkeeper.retrieval.Why;
import io.vaultkeeper.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Questions, and what they are asked of. */
public final class Evaluation {
    /** So many passages come to 4,000 tokens, where they are not very short. */
    private static final int FOR_BUDGET = 40;

    private static final int SMALL_BUDGET = 2_000;
    private static final int LARGE_BUDGET = 4_000;

    private static final String TRIAL = "warm up";

    /** The same questions are drawn each time. */
    private static final long SEED = 1;

    /** At most k passages, best first. */
    private interface Search {
        List<Passage> find(String text, int k);
    }

    private final Equipment equipment;
    private final List<Source> sources;
    private final String name;
    private final List<Question> questions;
    private final NotedFaults faults = new NotedFaults();

    /** Of the first setting: budgets of one length for all, whose models count differently. */
    private @Nullable TokenCounter tokens;

    private Evaluation(Equipment equipment, List<Source> sources, String name, List<Question> questions) {
        this.equipment = equipment;
        this.sources = sources;
        this.name = name;
        this.questions = questions;
    }

    /**
     * @param questions a file of questions, asked of the user's own sources, or a folder with a corpus, queries and judgements
     * @param most so many are drawn where there are more
     */
    public static Evaluation of(Path questions, int most, Equipment equipment) throws IOException, EvalException {
        if (!Files.exists(questions)) {
            throw new EvalException("There is no file or folder " + questions + ".");
        }
        Path real = questions.toRealPath();
        if (Files.isRegularFile(real)) {
            return new Evaluation(
                    equipment,
                    equipment.sources(),
                    "sources of " + equipment.vault(),
                    drawn(QuestionFile.read(real), most));
        }
        if (!CorpusFolder.isOne(real)) {
            throw new EvalException(questions + " is neither a file of questions nor a folder with corpus.jsonl, "
                    + "queries.jsonl and qrels.tsv.");
        }
        Path notes = equipment.notesOf(real);
        List<Question> asked = drawn(CorpusFolder.read(real, notes), most);
        return new Evaluation(equipment, List.of(equipment.notes(notes)), real.toString(), asked);
    }

    private static List<Question> drawn(List<Question> questions, int most) {
        List<Question> all = new ArrayList<>(questions);
        Collections.shuffle(all, new Random(SEED));
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    public int questions() {
        return questions.size();
    }

    /**
     * Has each model embed or rate a text, so that one that cannot be used is told before others are measured, for hours perhaps.
     *
     * @throws io.vaultkeeper.embedding.EmbeddingException where an embedding model cannot be used
     * @throws EvalException where a reranker cannot
     */
    public void check(Collection<Setting> settings) throws EvalException {
        settings.stream().map(Setting::embedding).distinct().forEach(this::check);
        List<Path> rerankers = settings.stream()
                .map(Setting::reranker)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        for (Path reranker : rerankers) {
            check(equipment.reranker(reranker));
        }
    }

    private void check(EmbeddingSettings settings) {
        try (Embedder embedder = equipment.embedder(settings)) {
            var unused = embedder.embedQuery(TRIAL);
        }
    }

    /** A search would go on without one that does not work, and its figures would be those of none. */
    private static void check(Reranker reranker) throws EvalException {
        try {
            var unused = reranker.scores(TRIAL, List.of(TRIAL));
        } catch (RerankingException e) {
            throw new EvalException(String.valueOf(e.getMessage()));
        }
    }

    /** Brings the setting's index up to date and asks everything. */
    public Result run(Setting setting, Watcher watcher) throws EvalException, InterruptedException {
        try (TrialIndex index = TrialIndex.open(setting, equipment, sources, name, watcher)) {
            Search search = setting.ancestor() ? ancestor(index) : ours(index, setting);
            TokenCounter counter = tokens == null ? index.embedder().tokens() : tokens;
            tokens = counter;
            var unused = search.find(TRIAL, 1);
            Figures.Sum sum = new Figures.Sum(questions.size());
            List<Outcome> outcomes = new ArrayList<>();
            List<Question> unmet = new ArrayList<>();
            for (Question question : questions) {
                watcher.at(setting, "asking", outcomes.size(), questions.size());
                Outcome outcome = ask(question, setting, counter, search, sum);
                outcomes.add(outcome);
                if (outcome.found() < outcome.expected()) {
                    unmet.add(question);
                }
                faults.check(setting.name());
            }
            List<String> missing = Missing.of(questions, setting.ancestor() ? List.of() : unmet, index.chunks());
            return new Result(setting, sum.figures(), index.cost(), outcomes, missing);
        }
    }

    private static Outcome ask(Question asked, Setting setting, TokenCounter tokens, Search search, Figures.Sum sum) {
        Question question = setting.ancestor() ? asked.withoutHeadings() : asked;
        long started = System.nanoTime();
        List<Passage> passages = search.find(question.text(), Math.max(Figures.TEN, setting.topK()));
        long took = System.nanoTime() - started;
        Ranking ranking = Ranking.of(question, passages);
        List<Passage> more = filling(LARGE_BUDGET, question.text(), tokens, search);
        Ranking budget = Ranking.of(question, more);
        double within2000 = budget.recall(Ranking.within(SMALL_BUDGET, more, tokens));
        double within4000 = budget.recall(Ranking.within(LARGE_BUDGET, more, tokens));
        sum.add(ranking, ownRecall(question, setting, search, ranking), within2000, within4000, took);
        return Outcome.of(question, passages, ranking, within2000, within4000);
    }

    /** Where fewer than ten are asked for, more of them are not joined into those. */
    private static double ownRecall(Question question, Setting setting, Search search, Ranking ofTen) {
        int k = setting.topK();
        return k >= Figures.TEN
                ? ofTen.recall(k)
                : Ranking.of(question, search.find(question.text(), k)).recall(k);
    }

    /** Passages of more than so many tokens, or all that are found. */
    private static List<Passage> filling(int budget, String text, TokenCounter tokens, Search search) {
        int before = -1;
        int k = FOR_BUDGET;
        List<Passage> passages = search.find(text, k);
        while (passages.size() > before && Ranking.within(budget, passages, tokens) == passages.size()) {
            before = passages.size();
            k *= 2;
            passages = search.find(text, k);
        }
        return passages;
    }

    private Search ours(TrialIndex index, Setting setting) {
        Path folder = setting.reranker();
        Reranker reranker = folder == null ? null : faults.of(equipment.reranker(folder));
        Embedder embedder = faults.of(index.embedder());
        Retriever retriever = new Retriever(index.chunks(), embedder, setting.vectorWeight(), reranker);
        Mode mode = setting.mode();
        return (text, k) -> retriever.retrieve(new Query(List.of(text), mode, k, Scope.ALL));
    }

    /** One search by vectors, and nothing done with what it gives; never more than the ten that those scripts took. */
    private static Search ancestor(TrialIndex index) {
        return (text, k) -> {
            List<Hit> hits = index.chunks().nearest(index.embedder().embedQuery(text), Math.min(k, 10), Scope.ALL);
            return index.chunks().load(hits.stream().map(Hit::chunkId).toList()).stream()
                    .map(chunk -> new Passage(chunk, 0, new Why(null, null)))
                    .toList();
        };
    }
}
