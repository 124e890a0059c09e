package io.vaultkeeper.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A model server at its address, asked for JSON within bounds of time and size. Safe for use by several threads; one that is
 * closed gives up what is under way and refuses the rest.
 */
public final class ModelServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;

    /** Some thousand models, or a batch of long vectors. */
    private static final long MOST_BYTES = 4 << 20;

    private final String root;
    private final @Nullable String apiKey;
    private final ModelFaults faults;
    private final HttpClient http;
    private final Map<Object, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param root what paths are put after */
    public ModelServer(String root, @Nullable String apiKey, Duration connect, ModelFaults faults) {
        this.root = root;
        this.apiKey = apiKey;
        this.faults = faults;
        this.http = client(new ModelAddress(root), connect);
    }

    /** What runs on this machine is asked directly, whatever proxy the machine uses. */
    private static HttpClient client(ModelAddress address, Duration connect) {
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connect);
        return (address.isLocal() ? client.proxy(HttpClient.Builder.NO_PROXY) : client).build();
    }

    public HttpClient http() {
        return http;
    }

    public String root() {
        return root;
    }

    /** What is said with every request. */
    public Map<String, String> headers() {
        return apiKey == null ? Map.of() : Map.of("Authorization", "Bearer " + apiKey);
    }

    /** A request that posts JSON. */
    public HttpRequest posting(String path, JsonNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
        headers().forEach(request::header);
        return request;
    }

    /** @param patience for the whole reply */
    public JsonNode get(String path, Duration patience) throws ModelException {
        HttpResponse<String> reply = reply(request(path).build(), patience);
        if (reply.statusCode() == NOT_FOUND) {
            throw faults.unreadable();
        }
        return json(reply);
    }

    /** @param patience for the whole reply */
    public JsonNode post(String path, JsonNode body, Duration patience) throws ModelException {
        return json(reply(posting(path, body), patience));
    }

    /** A request's own timeout ends with the headers; this one holds to the end of the body. */
    private HttpResponse<String> reply(HttpRequest request, Duration patience) throws ModelException {
        CompletableFuture<HttpResponse<String>> reply = http.sendAsync(
                request, head -> new BoundedBody<>(BodySubscribers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
        Object call = new Object();
        underWay.put(call, reply);
        try {
            if (closed) {
                throw faults.brokenOff();
            }
            return reply.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw faults.hangs(patience);
        } catch (ExecutionException | CancellationException e) {
            throw faults.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw faults.brokenOff();
        } finally {
            boolean unused = reply.cancel(true);
            underWay.remove(call);
        }
    }

    private JsonNode json(HttpResponse<String> reply) throws ModelException {
        if (reply.statusCode() / 100 != 2) {
            throw faults.refused(reply.statusCode());
        }
        try {
            return JSON.readTree(reply.body());
        } catch (JsonProcessingException e) {
            throw faults.unreadable();
        }
    }

    @Override
    public void close() {
        closed = true;
        underWay.values().forEach(reply -> reply.cancel(true));
    }
}
