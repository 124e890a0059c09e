package io.vaultkeeper.llm.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vaultkeeper.llm.StandInConnection;
import io.vaultkeeper.llm.StandInConnection.Request;
import io.vaultkeeper.llm.StandInServer;
import io.vaultkeeper.llm.StandInVectors;
import io.vaultkeeper.llm.ollama.ScriptedReply.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Speaks Ollama's public API over real sockets and replies as its script says; written from the API's documentation. By
 * itself it has the model {@code llama3.1:8b} and replies as {@link PlausibleReplies} does. Started from the command line it
 * listens on the port given, 11434 without one.
 */
public final class OllamaStandIn implements AutoCloseable {
    public static final String MODEL = "llama3.1:8b";

    private static final String CREATED_AT = "2026-11-21T10:00:00Z";

    private final StandInServer server;
    private final Map<String, Long> models = new ConcurrentHashMap<>(Map.of(MODEL, 4_920_753_328L));
    private final List<JsonNode> chats = new CopyOnWriteArrayList<>();
    private final StandInVectors vectors = new StandInVectors();
    private final Map<String, Integer> contexts = new ConcurrentHashMap<>();
    private final Map<String, String> hosts = new ConcurrentHashMap<>();
    private volatile Function<JsonNode, ScriptedReply> script = PlausibleReplies::reply;
    private volatile boolean catalogHangs;
    private volatile boolean catalogStalls;

    private OllamaStandIn(int port) {
        server = new StandInServer(port, this::route);
    }

    /** On a free port. */
    public static OllamaStandIn start() {
        return start(0);
    }

    public static OllamaStandIn start(int port) {
        return new OllamaStandIn(port);
    }

    public static void main(String[] args) throws InterruptedException {
        try (OllamaStandIn standIn = new OllamaStandIn(args.length == 0 ? 11434 : Integer.parseInt(args[0]))) {
            System.out.println("A stand-in for Ollama listens at " + standIn.url());
            Thread.currentThread().join();
        }
    }

    public String url() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    /** What it replies to {@code /api/embed}, for models that it has. */
    public StandInVectors vectors() {
        return vectors;
    }

    /** What {@code /api/show} tells of the model. */
    public OllamaStandIn withContext(String model, int tokens) {
        contexts.put(model, tokens);
        return this;
    }

    /** What to reply to a body of {@code /api/chat}; a fresh reply for each call. */
    public OllamaStandIn replying(Function<JsonNode, ScriptedReply> replies) {
        script = replies;
        return this;
    }

    public OllamaStandIn having(String model, long bytes) {
        models.put(model, bytes);
        return this;
    }

    /** A model that is passed on to a host, as Ollama's cloud models are. */
    public OllamaStandIn passingOn(String model, String host) {
        hosts.put(model, host);
        return having(model, 384);
    }

    public OllamaStandIn without(String model) {
        models.remove(model);
        return this;
    }

    /** The list of models is asked for and never comes. */
    public OllamaStandIn hangingAltogether() {
        catalogHangs = true;
        return this;
    }

    /** The list of models begins and never ends. */
    public OllamaStandIn stallingInTheList() {
        catalogStalls = true;
        return this;
    }

    /** The bodies sent to {@code /api/chat}, in order. */
    public List<JsonNode> chats() {
        return chats;
    }

    /** The Authorization headers of all requests, empty where there was none. */
    public List<String> authorizations() {
        return server.authorizations();
    }

    /** Whether a client left before its reply was complete, waiting for it to. */
    public boolean clientLeaves(Duration atMost) throws InterruptedException {
        return server.clientLeaves(atMost);
    }

    @Override
    public void close() {
        server.close();
    }

    private void route(Request request, StandInConnection connection) throws IOException, InterruptedException {
        switch (request.method() + " " + request.path()) {
            case "GET /api/version" ->
                connection.json(200, StandInConnection.object().put("version", "0.12.0"));
            case "GET /api/tags", "GET /api/ps" -> tags(connection);
            case "POST /api/show" -> show(request.body(), connection);
            case "POST /api/embed" -> embed(request.body(), connection);
            case "POST /api/chat" -> chat(request.body(), connection);
            case "POST /api/pull" -> pull(request.body(), connection);
            default -> connection.json(404, error("404 page not found"));
        }
    }

    private void tags(StandInConnection connection) throws IOException, InterruptedException {
        if (catalogHangs) {
            server.watch(connection);
            connection.hang();
        }
        if (catalogStalls) {
            server.watch(connection);
            connection.rawLine("{\"models\": [");
            connection.hang();
        }
        ArrayNode list = StandInConnection.JSON.createArrayNode();
        models.forEach((name, size) -> {
            ObjectNode entry = StandInConnection.object()
                    .put("name", name)
                    .put("model", name)
                    .put("modified_at", CREATED_AT)
                    .put("size", size);
            if (hosts.containsKey(name)) {
                entry.put("remote_model", name).put("remote_host", hosts.get(name));
            }
            list.add(entry);
        });
        connection.json(200, StandInConnection.object().set("models", list));
    }

    private void show(JsonNode body, StandInConnection connection) throws IOException {
        String model = body.path("model").asText();
        if (!models.containsKey(model)) {
            connection.json(404, error("model '" + model + "' not found"));
            return;
        }
        ObjectNode shown = StandInConnection.object().put("modified_at", CREATED_AT);
        shown.putObject("details").put("family", "llama").put("parameter_size", "8.0B");
        shown.putArray("capabilities").add("completion");
        shown.putObject("model_info")
                .put("general.architecture", "llama")
                .put("llama.context_length", contexts.getOrDefault(model, 131_072))
                .put("llama.embedding_length", 4096);
        connection.json(200, shown);
    }

    private void embed(JsonNode body, StandInConnection connection) throws IOException, InterruptedException {
        String model = body.path("model").asText();
        if (!models.containsKey(model) && !models.containsKey(model + ":latest")) {
            connection.json(404, error("model \"" + model + "\" not found, try pulling it first"));
            return;
        }
        List<ArrayNode> made = vectors.reply(body, server, connection);
        if (made != null) {
            ObjectNode reply = StandInConnection.object().put("model", model);
            reply.putArray("embeddings").addAll(made);
            connection.json(200, reply);
        }
    }

    private void pull(JsonNode body, StandInConnection connection) throws IOException {
        if (body.path("model").asText().startsWith("unknown")) {
            connection.line(error("pull model manifest: file does not exist"));
            connection.endLines();
            return;
        }
        long total = 1000;
        connection.line(StandInConnection.object().put("status", "pulling manifest"));
        for (long completed = 0; completed <= total; completed += total / 4) {
            connection.line(StandInConnection.object()
                    .put("status", "pulling 123456")
                    .put("digest", "sha256:123456")
                    .put("total", total)
                    .put("completed", completed));
        }
        if (body.path("model").asText().startsWith("cut")) {
            connection.close();
            return;
        }
        models.put(body.path("model").asText(), total);
        connection.line(StandInConnection.object().put("status", "success"));
        connection.endLines();
    }

    private void chat(JsonNode body, StandInConnection connection) throws IOException, InterruptedException {
        chats.add(body);
        String model = body.path("model").asText();
        if (!models.containsKey(model)) {
            connection.json(404, error("model '" + model + "' not found"));
            return;
        }
        ScriptedReply reply = script.apply(body);
        server.watch(connection);
        if (body.path("stream").asBoolean(true)) {
            for (Step step : reply.steps()) {
                perform(step, model, connection);
            }
            connection.ending();
        } else {
            connection.json(200, whole(reply, model));
        }
    }

    private static void perform(Step step, String model, StandInConnection connection)
            throws IOException, InterruptedException {
        if (step instanceof Step.Text text) {
            connection.line(piece(model, "content", text.text()));
        } else if (step instanceof Step.Thought thought) {
            connection.line(piece(model, "thinking", thought.text()));
        } else if (step instanceof Step.Refuse refusal) {
            connection.json(refusal.status(), error(refusal.error()));
        } else if (step instanceof Step.Done done) {
            connection.ending();
            connection.line(end(piece(model, "content", ""), done));
            connection.endLines();
        } else if (!StandInServer.performed(step, connection)) {
            throw new IllegalArgumentException("an unknown step: " + step);
        }
    }

    private static ObjectNode whole(ScriptedReply reply, String model) {
        String text = reply.steps().stream()
                .filter(Step.Text.class::isInstance)
                .map(step -> ((Step.Text) step).text())
                .collect(Collectors.joining());
        return end(piece(model, "content", text), new Step.Done(-1));
    }

    private static ObjectNode piece(String model, String field, String text) {
        ObjectNode piece = StandInConnection.object().put("model", model).put("created_at", CREATED_AT);
        ObjectNode message = piece.putObject("message").put("role", "assistant").put("content", "");
        message.put(field, text);
        return piece.put("done", false);
    }

    private static ObjectNode end(ObjectNode piece, Step.Done done) {
        piece.put("done", true).put("done_reason", "stop").put("eval_count", 10);
        return done.promptTokens() < 0 ? piece : piece.put("prompt_eval_count", done.promptTokens());
    }

    private static ObjectNode error(String text) {
        return StandInConnection.object().put("error", text);
    }
}
