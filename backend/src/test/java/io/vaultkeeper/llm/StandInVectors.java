package io.vaultkeeper.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import io.vaultkeeper.llm.ollama.ScriptedReply.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Vectors of a stand-in: texts that share words are near. Longer than one, as some servers' are. */
public final class StandInVectors {
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private volatile int dimensions = 32;
    private volatile int mostCharacters = Integer.MAX_VALUE;
    private volatile @Nullable Function<JsonNode, ScriptedReply> script;

    /** The bodies that were sent, in order. */
    public List<JsonNode> requests() {
        return requests;
    }

    /** How long vectors are from now on. */
    public void dimensions(int count) {
        dimensions = count;
    }

    /** Longer texts are refused. */
    public void refuseBeyond(int characters) {
        mostCharacters = characters;
    }

    /** What happens from now on instead of vectors; null: vectors again. */
    public void script(@Nullable Function<JsonNode, ScriptedReply> replies) {
        script = replies;
    }

    /** Null where the request was dealt with already. */
    public @Nullable List<ArrayNode> reply(JsonNode request, StandInServer server, StandInConnection connection)
            throws IOException, InterruptedException {
        requests.add(request);
        Function<JsonNode, ScriptedReply> scripted = script;
        if (scripted != null) {
            server.watch(connection);
            perform(scripted.apply(request), connection);
            return null;
        }
        List<ArrayNode> vectors = new ArrayList<>();
        for (JsonNode text : request.path("input")) {
            if (text.asText().length() > mostCharacters) {
                connection.json(400, StandInConnection.object().put("error", "the input exceeds the context length"));
                return null;
            }
            vectors.add(vector(text.asText()));
        }
        return vectors;
    }

    private static void perform(ScriptedReply reply, StandInConnection connection)
            throws IOException, InterruptedException {
        for (Step step : reply.steps()) {
            if (step instanceof Step.Refuse refusal) {
                connection.json(refusal.status(), StandInConnection.object().put("error", refusal.error()));
            } else if (!StandInServer.performed(step, connection)) {
                throw new IllegalArgumentException("no step of an embedding: " + step);
            }
        }
    }

    private ArrayNode vector(String text) {
        float[] sums = new float[dimensions];
        sums[0] = 0.1f;
        for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
            sums[Math.floorMod(word.hashCode() * 31, dimensions)] += 2;
        }
        ArrayNode vector = StandInConnection.JSON.createArrayNode();
        for (float sum : sums) {
            vector.add(sum);
        }
        return vector;
    }
}
