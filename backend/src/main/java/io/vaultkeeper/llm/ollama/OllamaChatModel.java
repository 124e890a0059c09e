package io.vaultkeeper.llm.ollama;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import io.vaultkeeper.llm.Availability;
import io.vaultkeeper.llm.Cancellation;
import io.vaultkeeper.llm.ChatModel;
import io.vaultkeeper.llm.Completion;
import io.vaultkeeper.llm.ContextLength;
import io.vaultkeeper.llm.InstalledModel;
import io.vaultkeeper.llm.LlmSettings;
import io.vaultkeeper.llm.ModelAddress;
import io.vaultkeeper.llm.ModelCatalog;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelExchange;
import io.vaultkeeper.llm.ModelLink;
import io.vaultkeeper.llm.ModelMessage;
import io.vaultkeeper.llm.ModelTimeouts;
import io.vaultkeeper.llm.PullProgress;
import io.vaultkeeper.llm.ServerWords;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A model that Ollama runs. */
public final class OllamaChatModel implements ChatModel, ModelCatalog {
    /** How long Ollama keeps the model in memory after a reply: a pause between two questions. */
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(15);

    private final LlmSettings settings;
    private final ModelLink link;
    private final OllamaCatalog catalog;
    private final ContextLength context;

    /** @param allowRemote whether Ollama may pass on to another machine what the model reads */
    public OllamaChatModel(LlmSettings settings, ModelTimeouts timeouts, boolean allowRemote) {
        this.settings = settings;
        String root = new ModelAddress(settings.baseUrl()).root();
        this.link = new ModelLink(settings, timeouts, ServerWords.ollama(), root);
        this.catalog = new OllamaCatalog(link.server(), link.faults(), timeouts.connect(), allowRemote);
        this.context = new ContextLength(settings.contextTokens(), () -> catalog.contextLimit(settings.model()));
    }

    @Override
    public String name() {
        return settings.model();
    }

    @Override
    public int contextTokens() {
        return context.tokens();
    }

    @Override
    public Availability availability() {
        return catalog.availability(settings.model());
    }

    @Override
    public List<InstalledModel> installed() throws ModelException {
        return catalog.installed();
    }

    @Override
    public void pull(String model, Consumer<PullProgress> progress, Cancellation cancellation) throws ModelException {
        try {
            new OllamaPull(link.server(), link.faults(), link.timeouts().firstToken())
                    .run(model, progress, cancellation);
        } finally {
            context.forget();
        }
    }

    @Override
    public Completion stream(List<ModelMessage> prompt, Consumer<String> pieces, Cancellation cancellation)
            throws ModelException {
        return run(prompt, parameters(replyTokens()).build(), pieces, cancellation);
    }

    @Override
    public String json(List<ModelMessage> prompt, String schema, Cancellation cancellation) throws ModelException {
        StringBuilder reply = new StringBuilder();
        ResponseFormat format = ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("reply")
                        .rootElement(JsonRawSchema.from(schema))
                        .build())
                .build();
        var parameters = parameters(JSON_TOKENS).responseFormat(format).build();
        Completion unused = run(prompt, parameters, reply::append, cancellation);
        return cancellation.isCancelled() ? "" : reply.toString();
    }

    private Completion run(
            List<ModelMessage> prompt,
            OllamaChatRequestParameters parameters,
            Consumer<String> pieces,
            Cancellation cancellation)
            throws ModelException {
        catalog.checkPlace(settings.model());
        ChatRequest request = ChatRequest.builder()
                .messages(prompt.stream().map(OllamaChatModel::message).toList())
                .parameters(parameters)
                .build();
        return link.run(
                exchange -> client(exchange).chat(request, new ReplyHandler(exchange)), context, pieces, cancellation);
    }

    private OllamaStreamingChatModel client(ModelExchange exchange) {
        return OllamaStreamingChatModel.builder()
                .httpClientBuilder(new ExchangeClient(exchange))
                .baseUrl(link.server().root())
                .customHeaders(link.server().headers())
                .modelName(settings.model())
                .returnThinking(true)
                .build();
    }

    /** {@code num_ctx} is always sent: without it Ollama cuts a prompt at 4,096 tokens and says nothing. */
    private OllamaChatRequestParameters.Builder parameters(int replyTokens) {
        return OllamaChatRequestParameters.builder()
                .modelName(settings.model())
                .temperature(settings.temperature())
                .maxOutputTokens(replyTokens)
                .numCtx(contextTokens())
                .keepAlive((int) KEEP_ALIVE.toSeconds())
                .think(false);
    }

    private static ChatMessage message(ModelMessage message) {
        return switch (message.role()) {
            case SYSTEM -> SystemMessage.from(message.text());
            case USER -> UserMessage.from(message.text());
            case ASSISTANT -> AiMessage.from(message.text());
        };
    }
}
