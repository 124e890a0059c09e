package io.vaultkeeper.llm.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vaultkeeper.llm.Cancellation;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelException.Kind;
import io.vaultkeeper.llm.ModelExchange;
import io.vaultkeeper.llm.ModelFaults;
import io.vaultkeeper.llm.ModelServer;
import io.vaultkeeper.llm.PullProgress;
import io.vaultkeeper.llm.Signal;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has Ollama fetch a model. */
final class OllamaPull {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A line of progress every tenth of a second, for a day. */
    private static final long MOST_BYTES = 256L << 20;

    private final ModelServer server;
    private final ModelFaults faults;
    private final Duration patience;

    /** @param patience for the next word of progress; checking a large file takes Ollama a while */
    OllamaPull(ModelServer server, ModelFaults faults, Duration patience) {
        this.server = server;
        this.faults = faults;
        this.patience = patience;
    }

    void run(String model, Consumer<PullProgress> progress, Cancellation cancellation) throws ModelException {
        try (ModelExchange exchange = new ModelExchange(server.http(), MOST_BYTES, cancellation)) {
            exchange.send(
                    server.posting("/api/pull", JSON.createObjectNode().put("model", model)),
                    line -> exchange.tell(new Signal.Text(line)));
            boolean complete = false;
            while (!complete && !cancellation.isCancelled()) {
                complete = follow(exchange.next(patience), progress);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw faults.pullBrokenOff();
        }
    }

    /** True once there is nothing more to wait for. */
    private boolean follow(@Nullable Signal signal, Consumer<PullProgress> progress) throws ModelException {
        if (signal == null) {
            throw faults.pullStalled(patience);
        } else if (signal instanceof Signal.Broken broken) {
            ModelException fault = faults.of(broken.cause());
            throw fault.kind() == Kind.BROKEN_OFF ? faults.pullBrokenOff() : fault;
        } else if (signal instanceof Signal.Refused) {
            throw faults.notPulled(null); // whatever it says, it is not about the model in use
        } else if (signal instanceof Signal.Text line) {
            return step(line.text(), progress);
        } else if (signal instanceof Signal.Cancelled) {
            return true;
        }
        throw faults.pullBrokenOff();
    }

    private boolean step(String line, Consumer<PullProgress> progress) throws ModelException {
        try {
            JsonNode step = JSON.readTree(line);
            if (step.has("error")) {
                throw faults.notPulled(step.path("error").asText());
            }
            String status = step.path("status").asText();
            progress.accept(new PullProgress(
                    status, step.path("completed").asLong(), step.path("total").asLong()));
            return status.equals("success");
        } catch (JsonProcessingException e) {
            throw faults.unreadable();
        }
    }
}
