package io.vaultkeeper.cli;

import io.vaultkeeper.eval.Figures;
import io.vaultkeeper.eval.IndexCost;
import io.vaultkeeper.eval.Outcome;
import io.vaultkeeper.eval.Result;
import java.io.PrintWriter;
import java.util.List;

/** Figures as a table, which is Markdown too. */
final class EvalTable {
    /** Of documents that are missing. */
    private static final int NAMED = 5;

    /** How many passages are asked for unless a setting says otherwise. */
    private static final int TEN = 10;

    private static final double MEGABYTE = 1e6;

    private EvalTable() {}

    static void print(List<Result> results, PrintWriter out) {
        boolean others = results.stream().anyMatch(result -> result.setting().topK() != TEN);
        out.println("| setting | recall@1 | recall@5 | recall@10 |" + (others ? " recall@k |" : "")
                + " MRR@10 | nDCG@10 | in 2,000 tokens | in 4,000 | ms (p95) |");
        out.println("|---|---|---|---|---|---|---|---|---|" + (others ? "---|" : ""));
        for (Result result : results) {
            Figures f = result.figures();
            out.printf(
                    "| %s | %.3f | %.3f | %.3f |%s %.3f | %.3f | %.3f | %.3f | %.1f (%.1f) |%n",
                    Text.clean(result.setting().name()),
                    f.recall1(),
                    f.recall5(),
                    f.recall10(),
                    others
                            ? " %.3f (%d) |"
                                    .formatted(f.recall(), result.setting().topK())
                            : "",
                    f.mrr10(),
                    f.ndcg10(),
                    f.evidence2000(),
                    f.evidence4000(),
                    f.medianMs(),
                    f.p95Ms());
        }
        out.println();
        out.println("| index for | documents | passages | embedded now | seconds | MB |");
        out.println("|---|---|---|---|---|---|");
        for (Result result : results) {
            IndexCost cost = result.index();
            out.printf(
                    "| %s | %,d | %,d | %,d | %.1f | %.1f |%n",
                    Text.clean(result.setting().name()),
                    cost.documents(),
                    cost.chunks(),
                    cost.embedded(),
                    cost.seconds(),
                    cost.bytes() / MEGABYTE);
        }
        printDoubts(results, out);
        int questions = results.get(0).figures().questions();
        out.printf("%n%,d question%s.%n", questions, questions == 1 ? "" : "s");
    }

    /** What makes figures mean less than they seem to. */
    private static void printDoubts(List<Result> results, PrintWriter out) {
        for (Result result : results) {
            if (result.index().documents() > 0 && result.index().chunks() == 0) {
                out.printf(
                        "%n%s has no passages at all%s: its figures say nothing.%n",
                        Text.clean(result.setting().name()),
                        result.setting().ancestor()
                                ? ", since it drops what is left of a note below 500 characters"
                                : "");
            }
        }
        List<String> missing = results.get(0).missing();
        if (!missing.isEmpty()) {
            out.printf(
                    "%nNot in the index, so that no search finds them: %s%s%n",
                    Text.clean(String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())))),
                    missing.size() > NAMED ? ", and " + (missing.size() - NAMED) + " more" : "");
        }
    }

    static void printMisses(Result result, PrintWriter out) {
        String name = Text.clean(result.setting().name());
        if (result.outcomes().stream().allMatch(outcome -> outcome.found() == outcome.expected())) {
            out.printf("%n%s: nothing was missed.%n", name);
            return;
        }
        out.printf("%n%s: not all was found for%n", name);
        for (Outcome outcome : result.outcomes()) {
            if (outcome.found() < outcome.expected()) {
                out.printf(
                        "%n%s  %s (%d of %d)%n",
                        Text.clean(outcome.id()), Text.clean(outcome.question()), outcome.found(), outcome.expected());
                outcome.best()
                        .forEach(place -> out.printf(
                                "  %s%s: %s%n",
                                Text.clean(place.document()),
                                place.headings().isEmpty()
                                        ? ""
                                        : " > " + Text.clean(String.join(" > ", place.headings())),
                                Text.clean(place.text())));
            }
        }
    }
}
