package io.vaultkeeper.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.llm.ollama.OllamaStandIn;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a question costs before the language model is asked: the model is a stand-in that replies at once. */
final class AskPart implements Part {
    private static final int WARM_UPS = 10;
    private static final int QUESTIONS = 50;

    private final SyntheticText text = new SyntheticText(11);
    private volatile String question = "";
    private volatile long keeperAsked;
    private volatile long writerAsked;

    @Override
    public void measure(Workshop workshop, Report report) throws IOException, InterruptedException {
        PrefilledVault full = workshop.prefilled(Workshop.NOTES);
        List<Double> toKeeper = new ArrayList<>();
        List<Double> toWriter = new ArrayList<>();
        try (OllamaStandIn model = OllamaStandIn.start().replying(this::reply);
                DaemonProcess daemon = full.daemon(settings(model))) {
            daemon.awaitRested();
            for (int i = 0; i < WARM_UPS + QUESTIONS; i++) {
                question = text.question();
                Stopwatch watch = Stopwatch.start();
                daemon.ask(question);
                if (i >= WARM_UPS) {
                    toKeeper.add(watch.millisUntil(keeperAsked));
                    toWriter.add(watch.millisUntil(writerAsked));
                }
            }
        }
        report.section(
                "Question to model",
                "100,000 chunks, " + QUESTIONS + " questions: ms from POST /chat to the model's requests, with a model"
                        + " that replies at once. The second includes the first, the search and the prompt.");
        report.header("request", "ms", "95th percentile");
        row(report, "to the keeper, which plans the search", Stats.of(toKeeper));
        row(report, "to the writer of the answer", Stats.of(toWriter));
    }

    private static void row(Report report, String request, Stats millis) {
        report.row(request, millis, Stats.text(millis.percentile(95)));
    }

    private ScriptedReply reply(JsonNode request) {
        if (request.has("format")) {
            keeperAsked = System.nanoTime();
            String plan = "{\"search\": true, \"queries\": [\"" + question + "\"], \"from\": \"\", \"to\": \"\"}";
            return ScriptedReply.words(plan).done();
        }
        writerAsked = System.nanoTime();
        return ScriptedReply.words("So it is. [1]").done();
    }

    private static Map<String, String> settings(OllamaStandIn model) {
        return Map.of("VAULTKEEPER_LLM_PROVIDER", "ollama", "VAULTKEEPER_LLM_BASE_URL", model.url());
    }
}
