package io.vaultkeeper.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Carries messages of the Model Context Protocol between a client's pipes and the daemon, one a line. */
final class McpBridge {
    private static final JsonMapper JSON = new JsonMapper();

    /** JSON-RPC 2.0, section 5.1. */
    private static final int PARSE_ERROR = -32700;

    private static final int INVALID_REQUEST = -32600;
    private static final int INTERNAL_ERROR = -32603;
    private static final int BAD_REQUEST = 400;

    /** What was asked before the client closed its end is still answered, as far as it takes no longer. */
    private static final long DRAIN_SECONDS = 30;

    private static final int AT_ONCE = 16;

    private final Server server;
    private final PrintWriter out;
    private final Map<JsonNode, Future<?>> running = new ConcurrentHashMap<>();

    /** Who answers; for many threads at once. */
    interface Server {
        /** @param answers takes what comes back, one message at a time, each one line */
        void send(String message, Consumer<String> answers) throws ApiException;
    }

    McpBridge(Server server, PrintWriter out) {
        this.server = server;
        this.out = out;
    }

    /** Returns once the client has closed its end and has its answers. */
    void run(BufferedReader in) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (String line = in.readLine(); line != null && !out.checkError(); line = in.readLine()) {
                if (!line.isBlank()) {
                    take(line, threads);
                }
            }
            threads.shutdown();
            var unused = threads.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    private void take(String line, ExecutorService threads) {
        JsonNode message;
        try {
            message = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            print(error(NullNode.getInstance(), PARSE_ERROR, "The line is no JSON."));
            return;
        }
        if (message.path("method").asText().equals("notifications/cancelled")) {
            cancel(message.path("params").path("requestId"));
            return;
        }
        boolean isNotification = message.has("method") && !message.has("id");
        JsonNode id = message.has("id") ? message.path("id") : NullNode.getInstance();
        FutureTask<Void> answering = new FutureTask<>(() -> answer(line, id), null);
        if (!isNotification) {
            running.put(id, answering);
        }
        threads.execute(answering);
    }

    /** The daemon notices that nobody waits, and stops the model. */
    private void cancel(JsonNode id) {
        Future<?> cancelled = running.remove(id);
        if (cancelled != null) {
            cancelled.cancel(true);
        }
    }

    private void answer(String line, JsonNode id) {
        try {
            server.send(line, this::print);
        } catch (ApiException e) {
            int code = e.status() == BAD_REQUEST ? INVALID_REQUEST : INTERNAL_ERROR;
            if (running.containsKey(id)) { // nobody waits for what was cancelled
                print(error(id, code, String.valueOf(e.getMessage())));
            }
        } finally {
            running.remove(id);
        }
    }

    private static String error(JsonNode id, int code, String message) {
        ObjectNode error = JSON.createObjectNode().put("jsonrpc", "2.0");
        error.set("id", id);
        error.putObject("error").put("code", code).put("message", message);
        return error.toString();
    }

    private synchronized void print(String message) {
        out.print(message + "\n");
        out.flush();
    }
}
