package io.vaultkeeper.cli;

import io.vaultkeeper.config.ConfigLoader;
import io.vaultkeeper.daemon.EvalEquipment;
import io.vaultkeeper.embedding.Embedder;
import io.vaultkeeper.eval.Draft;
import io.vaultkeeper.eval.DraftFile;
import io.vaultkeeper.eval.Drafts;
import io.vaultkeeper.llm.Availability;
import io.vaultkeeper.llm.ModelException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "eval-draft",
        description =
                "Let the model write questions to your notes, and keep or drop each; \"eval\" measures with them.",
        mixinStandardHelpOptions = true)
final class EvalDraftCommand implements Callable<Integer> {
    /** In characters; less is a slip of the hand. */
    private static final int SHORTEST_QUESTION = 4;

    private static final Set<String> ANSWERS = Set.of("", "y", "yes", "n", "no", "q");

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable VaultkeeperCommand root;

    @Parameters(index = "0", paramLabel = "FILE", description = "Where questions are added, one a line.")
    private Path file = Path.of("");

    @Option(names = "-n", paramLabel = "N", defaultValue = "20", description = "Stop at N kept ones. Default: 20.")
    private int wanted;

    @Option(names = "--yes", description = "Keep all without asking.")
    private boolean all;

    @Override
    public Integer call() throws Exception {
        if (wanted < 1) {
            err().println("-n must be 1 or more, not " + wanted + ".");
            return 2;
        }
        var config = ConfigLoader.load(Objects.requireNonNull(root).flags(null), System.getenv());
        try (EvalEquipment equipment = new EvalEquipment(config)) {
            if (equipment.writer().availability() instanceof Availability.Unavailable absent) {
                err().println(Text.clean(absent.reason() + " " + absent.hint()));
                return 1;
            }
            try (Embedder embedder = equipment.embedder(config.embedding())) {
                return keep(equipment.drafts(embedder));
            }
        } catch (ModelException e) {
            err().println(Text.clean(e.detail() + " " + e.hint()));
            return 1;
        }
    }

    /** Each is written as it is kept, so that nothing is lost when the user has had enough. */
    private int keep(Drafts drafts) throws IOException, ModelException {
        BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int kept = 0;
        int drafted = 0;
        DraftFile out = DraftFile.open(file);
        while (kept < wanted) {
            Optional<Draft> draft = drafts.next(out::holds);
            String wording = draft.isEmpty() ? null : worded(draft.get(), answers);
            drafted += draft.isPresent() ? 1 : 0;
            if (wording == null) {
                break;
            }
            if (!wording.isEmpty()) {
                out.add(draft.get(), wording);
                kept++;
            }
        }
        if (drafted == 0) {
            err().println(
                            drafts.asked() == 0
                                    ? "No note has a passage that is long enough to ask about and has no question in "
                                            + file + " yet."
                                    : "The model wrote no question for any of " + drafts.asked()
                                            + " passages. Try another model (llm.model).");
            return 1;
        }
        if (kept == 0) {
            out().println("No question kept.");
        } else {
            out().printf(
                            "%d question%s kept in %s. Measure with: vaultkeeper eval %s%n",
                            kept, kept == 1 ? "" : "s", file, file);
        }
        return 0;
    }

    private @Nullable String worded(Draft draft, BufferedReader answers) throws IOException {
        return all ? draft.question() : asked(draft, answers);
    }

    /** The question, or the user's own wording; empty to drop it, null to stop. */
    private @Nullable String asked(Draft draft, BufferedReader answers) throws IOException {
        out().printf(
                        "%n%s%n  %s%n%s%n",
                        Text.clean(draft.title()),
                        Text.line(draft.passage().text(), 300),
                        Text.clean(draft.question()));
        String answer = typed(answers);
        return switch (answer.toLowerCase(Locale.ROOT)) {
            case "y", "yes", "" -> draft.question();
            case "n", "no" -> "";
            case "q", "quit" -> null;
            default -> answer;
        };
    }

    /** Asks again after a slip; the end of the input is "q". */
    private String typed(BufferedReader answers) throws IOException {
        String answer = "";
        do {
            out().print("Keep it? [y]es, [n]o, [q]uit, or write it in other words: ");
            out().flush();
            String line = answers.readLine();
            answer = line == null ? "q" : line.strip();
        } while (answer.length() < SHORTEST_QUESTION && !ANSWERS.contains(answer.toLowerCase(Locale.ROOT)));
        return answer;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
