package io.vaultkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
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
    void explain(ScopeOptions scope) throws ApiException {
        JsonNode status = api.get("/status");
        JsonNode index = status.path("index");
        switch (index.path("state").asText()) {
            case "failed" ->
                throw new ApiException(0, index.path("problem").asText("The index could not be brought up to date."));
            case "scanning", "indexing" -> tellHowFar(index.path("progress"));
            default -> {}
        }
        tellOfUnknownSource(scope, status.path("sources"));
    }

    private void tellHowFar(JsonNode progress) {
        boolean isEmbedding = "vectors".equals(progress.path("phase").asText());
        long total = progress.path("total").asLong();
        String read = total == 0 ? "" : " (" + progress.path("done").asLong() + " of " + total + ")";
        err.println(
                isEmbedding
                        ? "Passages are still being embedded" + read + ": more may be found by meaning soon."
                        : "The notes are still being read" + read + ": more may be found soon.");
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
