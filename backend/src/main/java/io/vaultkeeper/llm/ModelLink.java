package io.vaultkeeper.llm;

import java.util.function.Consumer;

/** The way to one model: its server, how long it is waited for, and what is told of its faults. */
public final class ModelLink {
    private final ModelTimeouts timeouts;
    private final ModelFaults faults;
    private final ModelServer server;

    /** The model was seen to think without saying where that begins. */
    private volatile boolean thinks;

    /** @param root what the paths of the server's API are put after */
    public ModelLink(LlmSettings settings, ModelTimeouts timeouts, ServerWords words, String root) {
        this.timeouts = timeouts;
        this.faults = new ModelFaults(words, settings.baseUrl(), settings.model());
        this.server = new ModelServer(root, settings.apiKey(), timeouts.connect(), faults);
    }

    public ModelTimeouts timeouts() {
        return timeouts;
    }

    public ModelFaults faults() {
        return faults;
    }

    public ModelServer server() {
        return server;
    }

    /**
     * Reads one streamed reply to its end, and lets go of the connection whatever that is.
     *
     * @param begin sends the request
     * @param context is asked for again after a failure: the model may be another one now
     */
    public Completion run(
            Consumer<ModelExchange> begin, ContextLength context, Consumer<String> pieces, Cancellation cancellation)
            throws ModelException {
        ThinkingFilter thinking = new ThinkingFilter(thinks);
        try (ModelExchange exchange = new ModelExchange(server.http(), ModelReply.MOST_BYTES, cancellation)) {
            begin.accept(exchange);
            return new ModelReply(exchange, timeouts, faults, thinking, cancellation).read(pieces);
        } catch (ModelException e) {
            context.forget();
            throw e;
        } finally {
            thinks = thinks || thinking.sawUnopened();
        }
    }
}
