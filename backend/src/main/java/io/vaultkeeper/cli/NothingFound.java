package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.vaultkeeper.retrieval.Mode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Says why nothing may have been found, where it is not for want of the words. */
final class NothingFound {
    private final Api api;
    private final PrintWriter err;

    NothingFound(Api api, PrintWriter err) {
        this.api = api;
        this.err = err;
    }

    /** @throws ApiException where the index could not be brought up to date: it may be in a note that was not read */
    void explain(ScopeOptions scope, Mode mode) throws ApiException {
        JsonNode status = api.get("/status");
        JsonNode index = status.path("index");
        switch (index.path("state").asText()) {
            case "failed" ->
                throw new ApiException(0, index.path("problem").asText("The index could not be brought up to date."));
            case "scanning", "indexing" -> tellHowFar(index.path("progress"), mode);
            default -> {}
        }
        tellOfUnknownSource(scope, status.path("sources"));
    }

    private void tellHowFar(JsonNode progress, Mode mode) {
        long total = progress.path("total").asLong();
        String far = total == 0 ? "" : " (" + progress.path("done").asLong() + " of " + total + ")";
        if (!"vectors".equals(progress.path("phase").asText())) {
            err.println("The notes are still being read" + far + ": more may be found soon.");
        } else if (mode != Mode.KEYWORD) {
            err.println("Passages are still being embedded" + far + ": more may be found by meaning soon.");
        }
    }

    private void tellOfUnknownSource(ScopeOptions scope, JsonNode sources) {
        List<String> there = new ArrayList<>();
        sources.forEach(source -> there.add(source.path("name").asText()));
        for (String source : scope.sources()) {
            if (!there.contains(source)) {
                err.println(Text.clean("There is no source \"" + source + "\". There "
                        + (there.size() == 1 ? "is: " : "are: ") + String.join(", ", there)));
                return;
            }
        }
    }
}
