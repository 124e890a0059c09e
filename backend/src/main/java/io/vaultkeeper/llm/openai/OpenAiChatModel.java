package io.vaultkeeper.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vaultkeeper.llm.Availability;
import io.vaultkeeper.llm.Availability.Unavailable;
import io.vaultkeeper.llm.Cancellation;
import io.vaultkeeper.llm.ChatModel;
import io.vaultkeeper.llm.CloudModel;
import io.vaultkeeper.llm.Completion;
import io.vaultkeeper.llm.ContextLength;
import io.vaultkeeper.llm.InstalledModel;
import io.vaultkeeper.llm.LlmSettings;
import io.vaultkeeper.llm.ModelAddress;
import io.vaultkeeper.llm.ModelCatalog;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelException.Kind;
import io.vaultkeeper.llm.ModelLink;
import io.vaultkeeper.llm.ModelMessage;
import io.vaultkeeper.llm.ModelTimeouts;
import io.vaultkeeper.llm.PullProgress;
import io.vaultkeeper.llm.ServerWords;
import io.vaultkeeper.llm.openai.OpenAiRequest.Format;
import java.util.List;
import java.util.function.Consumer;

/**
 * A model behind the OpenAI API. The wire is spoken here rather than by langchain4j, which takes any end of a stream for
 * the end of the reply, passes over errors within it and does not know all fields for thoughts.
 */
public final class OpenAiChatModel implements ChatModel, ModelCatalog {
    /** The API counts thoughts among a reply's tokens and cannot forbid them. */
    private static final int THOUGHT_TOKENS = 1024;

    private final LlmSettings settings;
    private final ModelLink link;
    private final OpenAiCatalog catalog;
    private final ContextLength context;
    private final boolean allowRemote;

    /** What the server was last seen to take. */
    private volatile Format format = Format.SCHEMA;

    /** The model was seen to. */
    private volatile boolean thinks;

    /** @param allowRemote whether a model may run on another machine that the server passes all on to, as Ollama does */
    public OpenAiChatModel(LlmSettings settings, ModelTimeouts timeouts, boolean allowRemote) {
        this.settings = settings;
        String root = new ModelAddress(settings.baseUrl()).rootOfOpenAi();
        this.link = new ModelLink(settings, timeouts, ServerWords.openAi(), root);
        this.catalog = new OpenAiCatalog(link.server(), link.faults(), timeouts.connect());
        ContextLimit limit = new ContextLimit(catalog, link.server(), timeouts.connect());
        this.context = new ContextLength(settings.contextTokens(), () -> limit.of(settings.model()));
        this.allowRemote = allowRemote;
    }

    @Override
    public String name() {
        return settings.model();
    }

    @Override
    public int contextTokens() {
        return context.tokens();
    }

    /** Thoughts count among a reply's tokens: a model that has them needs more, or nothing is left to answer with. */
    @Override
    public int replyTokens() {
        return thinks ? contextTokens() / 2 : ChatModel.super.replyTokens();
    }

    @Override
    public Availability availability() {
        return isElsewhere() ? Unavailable.because(link.faults().elsewhere()) : catalog.availability(settings.model());
    }

    private boolean isElsewhere() {
        return !allowRemote && CloudModel.isNamed(settings.model());
    }

    @Override
    public List<InstalledModel> installed() throws ModelException {
        return catalog.installed();
    }

    @Override
    public void pull(String model, Consumer<PullProgress> progress, Cancellation cancellation) throws ModelException {
        throw new ModelException(
                Kind.REFUSED,
                "The model was not fetched",
                "The server at " + settings.baseUrl() + " fetches no models itself.",
                "Load " + model + " in the server, then set llm.model to its name there.");
    }

    @Override
    public Completion stream(List<ModelMessage> prompt, Consumer<String> pieces, Cancellation cancellation)
            throws ModelException {
        return run(OpenAiRequest.of(prompt, settings, replyTokens()), pieces, cancellation);
    }

    @Override
    public String json(List<ModelMessage> prompt, String schema, Cancellation cancellation) throws ModelException {
        return json(OpenAiRequest.of(prompt, settings, JSON_TOKENS + THOUGHT_TOKENS), schema, format, cancellation);
    }

    /** In the strictest form that the server takes, which is found out once. */
    private String json(ObjectNode request, String schema, Format asked, Cancellation cancellation)
            throws ModelException {
        StringBuilder reply = new StringBuilder();
        try {
            Completion unused = run(OpenAiRequest.heldTo(asked, schema, request), reply::append, cancellation);
            format = asked;
            return cancellation.isCancelled() ? "" : reply.toString();
        } catch (ModelException e) {
            if (e.kind() != Kind.REJECTED || asked == Format.PLAIN) {
                throw e;
            }
            return json(request, schema, asked.laxer(), cancellation);
        }
    }

    private Completion run(JsonNode request, Consumer<String> pieces, Cancellation cancellation) throws ModelException {
        if (isElsewhere()) {
            throw link.faults().elsewhere();
        }
        return link.run(
                exchange -> exchange.send(
                        link.server().posting("/v1/chat/completions", request),
                        new OpenAiStream(exchange, () -> thinks = true)),
                context,
                pieces,
                cancellation);
    }
}
