package io.vaultkeeper.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vaultkeeper.config.AppConfig;
import io.vaultkeeper.config.ConfigLoader;
import io.vaultkeeper.daemon.EvalEquipment;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.eval.Chart;
import io.vaultkeeper.eval.EvalException;
import io.vaultkeeper.eval.Evaluation;
import io.vaultkeeper.eval.Result;
import io.vaultkeeper.eval.Setting;
import io.vaultkeeper.eval.SettingReader;
import io.vaultkeeper.retrieval.Mode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "eval",
        description = "Measure how well questions find what answers them, for one setting beside another.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "QUESTIONS is a file with a JSON object a line, asked of your own notes:",
            "  {\"id\": \"1\", \"question\": \"Where is the key?\", \"expected\": [{\"document\": \"Garden.md\"}]}",
            "of which each expected part has a document, a heading, a text or a message id, or several of them;",
            "or a folder with corpus.jsonl, queries.jsonl and qrels.tsv. \"vaultkeeper eval-draft\" writes questions",
            "for you. Indexes made for measuring are kept in the data directory's folder eval; it may be deleted."
        })
final class EvalCommand implements Callable<Integer> {
    /** What is printed may be kept and shown to others. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(EmbeddingSettings.class, WithoutKey.class)
            .build();

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable VaultkeeperCommand root;

    @Parameters(index = "0", paramLabel = "QUESTIONS", description = "A file of questions, or a folder with a set.")
    private Path questions = Path.of("");

    @Option(
            names = "--setting",
            paramLabel = "PART=VALUE,…",
            description = {
                "What to compare with the settings in use; may be repeated. Parts: mode=hybrid|semantic|keyword,",
                "chunk=TOKENS, weight=0..1 (of the vectors), k=PASSAGES,",
                "model=builtin|ollama:NAME|openai:NAME|onnx:FOLDER, reranker=FOLDER|none."
            })
    private List<String> settings = List.of();

    @Option(names = "--no-ancestor", description = "Leave out the plain baseline: 500 characters, one vector search.")
    private boolean withoutAncestor;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Ask N of the questions at most. Default: 2000.")
    private int most;

    @Option(names = "--misses", description = "Also print each question that did not find all, and what stood there.")
    private boolean misses;

    @Option(names = "--json", description = "Print one JSON value, with every question.")
    private boolean json;

    @Option(names = "--chart", paramLabel = "FILE", description = "Draw the figures into an SVG file.")
    private @Nullable Path chart;

    @Override
    public Integer call() throws Exception {
        try {
            return measure();
        } catch (EvalException e) {
            err().println(Text.clean(String.valueOf(e.getMessage())));
            return 2;
        }
    }

    private int measure() throws Exception {
        AppConfig config = config();
        checkOptions();
        List<Setting> compared = compared(config);
        try (EvalEquipment equipment = new EvalEquipment(config)) {
            Evaluation evaluation = Evaluation.of(questions, most, equipment);
            evaluation.check(compared);
            List<Result> results = new ArrayList<>();
            try (EvalProgress progress = new EvalProgress(err())) {
                for (Setting setting : compared) {
                    results.add(evaluation.run(setting, progress));
                }
            } finally {
                if (!results.isEmpty()) {
                    print(results); // also where a later setting cannot be measured: each may have taken hours
                }
            }
        }
        return 0;
    }

    private void checkOptions() throws EvalException {
        if (most < 1) {
            throw new EvalException("--most must be 1 or more, not " + most + ".");
        }
        if (chart != null && !Files.isDirectory(chart.toAbsolutePath().resolveSibling("."))) {
            throw new EvalException("There is no folder for the chart " + chart + ". Make it first, or name another.");
        }
    }

    /** The set itself stands in for a vault where none is named: it is not read as one. */
    private AppConfig config() throws Exception {
        ConfigLoader.Flags flags = Objects.requireNonNull(root).flags(null);
        boolean set = Files.isDirectory(questions);
        Path vault = flags.fallbackVault() == null && set ? questions : flags.fallbackVault();
        return ConfigLoader.load(
                new ConfigLoader.Flags(flags.vault(), flags.config(), flags.data(), null, vault), System.getenv());
    }

    private List<Setting> compared(AppConfig config) throws EvalException {
        Setting now = new Setting(
                "in use",
                config.embedding(),
                EvalEquipment.CHUNK_TOKENS,
                Mode.HYBRID,
                null,
                config.chat().topK(),
                config.reranker(),
                false);
        List<Setting> compared = new ArrayList<>(List.of(now));
        SettingReader reader = new SettingReader(now, settings -> settings.completedBy(config.llm()));
        for (String text : settings) {
            compared.add(reader.read(text));
        }
        if (!withoutAncestor) {
            compared.add(new Setting(
                    "ancestor", config.embedding(), now.chunkTokens(), Mode.SEMANTIC, null, now.topK(), null, true));
        }
        return compared;
    }

    private void print(List<Result> results) throws IOException {
        if (json) {
            out().println(JSON.valueToTree(results).toPrettyString());
        } else {
            EvalTable.print(results, out());
            if (misses) {
                results.forEach(result -> EvalTable.printMisses(result, out()));
            }
        }
        if (chart != null) {
            Files.writeString(chart, Chart.svg(results));
        }
    }

    @JsonIgnoreProperties("apiKey")
    private interface WithoutKey {}

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
