package io.vaultkeeper.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vaultkeeper.llm.StandInConnection;
import io.vaultkeeper.llm.StandInConnection.Request;
import io.vaultkeeper.llm.StandInServer;
import io.vaultkeeper.llm.StandInVectors;
import io.vaultkeeper.llm.ollama.PlausibleReplies;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import io.vaultkeeper.llm.ollama.ScriptedReply.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Speaks the OpenAI API over real sockets, as llama.cpp, LM Studio and vLLM do, and replies as its script says; written from their
 * documentation. By itself it has the model {@code tiny}. Started from the command line it listens on the port given.
 */
public final class OpenAiStandIn implements AutoCloseable {
    public static final String MODEL = "tiny";

    private final StandInServer server;
    private final ObjectNode entry =
            StandInConnection.object().put("id", MODEL).put("object", "model").put("owned_by", "somebody");
    private final Map<String, JsonNode> places = new ConcurrentHashMap<>();
    private final List<JsonNode> chats = new CopyOnWriteArrayList<>();
    private final Set<String> embeddingModels = ConcurrentHashMap.newKeySet();
    private final StandInVectors vectors = new StandInVectors();
    private volatile Function<JsonNode, ScriptedReply> script = PlausibleReplies::reply;
    private volatile List<String> formats = List.of("json_schema", "json_object");
    private volatile String thoughts = "reasoning_content";

    private OpenAiStandIn(int port) {
        server = new StandInServer(port, this::route);
    }

    /** On a free port. */
    public static OpenAiStandIn start() {
        return start(0);
    }

    public static OpenAiStandIn start(int port) {
        return new OpenAiStandIn(port);
    }

    public static void main(String[] args) throws InterruptedException {
        try (OpenAiStandIn standIn = new OpenAiStandIn(Integer.parseInt(args[0]))) {
            System.out.println("A stand-in for a server with the OpenAI API listens at " + standIn.url());
            Thread.currentThread().join();
        }
    }

    public String url() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    /** What to reply to a chat; a fresh reply for each call. */
    public OpenAiStandIn replying(Function<JsonNode, ScriptedReply> replies) {
        script = replies;
        return this;
    }

    /** The kinds of {@code response_format} that are not refused. */
    public OpenAiStandIn taking(String... kinds) {
        formats = List.of(kinds);
        return this;
    }

    /** A model for embedding. */
    public OpenAiStandIn having(String model) {
        embeddingModels.add(model);
        return this;
    }

    /** In which field of a delta a thought is put. */
    public OpenAiStandIn thinkingIn(String field) {
        thoughts = field;
        return this;
    }

    /** What the list says of the model. */
    public OpenAiStandIn describing(Consumer<ObjectNode> description) {
        description.accept(entry);
        return this;
    }

    /** A further path that is known, as servers have them beside the API. */
    public OpenAiStandIn with(String path, JsonNode reply) {
        places.put(path, reply);
        return this;
    }

    /** The bodies of chats, in order. */
    public List<JsonNode> chats() {
        return chats;
    }

    public StandInVectors vectors() {
        return vectors;
    }

    public List<String> authorizations() {
        return server.authorizations();
    }

    public boolean clientLeaves(Duration atMost) throws InterruptedException {
        return server.clientLeaves(atMost);
    }

    @Override
    public void close() {
        server.close();
    }

    private void route(Request request, StandInConnection connection) throws IOException, InterruptedException {
        JsonNode place = places.get(request.path());
        if (place != null) {
            connection.json(200, place);
            return;
        }
        switch (request.method() + " " + request.path()) {
            case "GET /v1/models" -> models(connection);
            case "POST /v1/chat/completions" -> chat(request.body(), connection);
            case "POST /v1/embeddings" -> embed(request.body(), connection);
            default -> connection.json(404, error("File Not Found"));
        }
    }

    private void models(StandInConnection connection) throws IOException {
        ObjectNode list = StandInConnection.object().put("object", "list");
        list.putArray("data").add(entry);
        connection.json(200, list);
    }

    private void chat(JsonNode body, StandInConnection connection) throws IOException, InterruptedException {
        chats.add(body);
        String format = body.at("/response_format/type").asText();
        if (!format.isEmpty() && !formats.contains(format)) {
            connection.json(400, error("response_format is not supported"));
            return;
        }
        if (!isServed(body.path("model").asText())) {
            connection.json(404, error("The model does not exist."));
            return;
        }
        server.watch(connection);
        for (Step step : script.apply(body).steps()) {
            perform(step, connection);
        }
        connection.ending();
    }

    private boolean isServed(String model) {
        return entry.path("id").asText().equals(model)
                || entry.path("owned_by").asText().equals("llamacpp");
    }

    private void perform(Step step, StandInConnection connection) throws IOException, InterruptedException {
        if (step instanceof Step.Text text) {
            event(piece("content", text.text()), connection);
        } else if (step instanceof Step.Thought thought) {
            event(piece(thoughts, thought.text()), connection);
        } else if (step instanceof Step.Refuse refusal) {
            connection.json(refusal.status(), error(refusal.error()));
        } else if (step instanceof Step.Done done) {
            end(done, connection);
        } else if (!StandInServer.performed(step, connection)) {
            throw new IllegalArgumentException("an unknown step: " + step);
        }
    }

    private static void end(Step.Done done, StandInConnection connection) throws IOException {
        connection.ending();
        ObjectNode last = piece("content", "");
        ((ObjectNode) last.path("choices").path(0)).put("finish_reason", "stop");
        event(last, connection);
        if (done.promptTokens() >= 0) {
            ObjectNode usage = StandInConnection.object();
            usage.putArray("choices");
            usage.putObject("usage").put("prompt_tokens", done.promptTokens()).put("completion_tokens", 10);
            event(usage, connection);
        }
        connection.rawLine("data: [DONE]\n");
        connection.endLines();
    }

    private static void event(JsonNode event, StandInConnection connection) throws IOException {
        connection.rawLine("data: " + event + "\n");
    }

    private static ObjectNode piece(String field, String text) {
        ObjectNode piece = StandInConnection.object().put("object", "chat.completion.chunk");
        ObjectNode choice = piece.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").put(field, text);
        choice.putNull("finish_reason");
        return piece;
    }

    /** The last one first: clients must go by the indexes. */
    private void embed(JsonNode body, StandInConnection connection) throws IOException, InterruptedException {
        if (!embeddingModels.contains(body.path("model").asText())) {
            connection.json(404, error("The model does not exist."));
            return;
        }
        List<ArrayNode> made = vectors.reply(body, server, connection);
        if (made == null) {
            return;
        }
        ObjectNode reply = StandInConnection.object().put("object", "list");
        ArrayNode data = reply.putArray("data");
        for (int i = made.size() - 1; i >= 0; i--) {
            data.addObject().put("object", "embedding").put("index", i).set("embedding", made.get(i));
        }
        connection.json(200, reply);
    }

    private static ObjectNode error(String text) {
        ObjectNode error = StandInConnection.object();
        error.putObject("error").put("message", text).put("type", "invalid_request_error");
        return error;
    }
}
