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
import io.vaultkeeper.llm.InstalledModel;
import io.vaultkeeper.llm.LlmSettings;
import io.vaultkeeper.llm.ModelCatalog;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelMessage;
import io.vaultkeeper.llm.ModelTimeouts;
import io.vaultkeeper.llm.PullProgress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A model that Ollama runs. */
public final class OllamaChatModel implements ChatModel, ModelCatalog {
    /** How long Ollama keeps the model in memory after a reply: a pause between two questions. */
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(15);

    /** A plan for a search is short; more is a model that has lost its way. */
    private static final int JSON_TOKENS = 512;

    private final LlmSettings settings;
    private final ModelTimeouts timeouts;
    private final HttpClient http;
    private final OllamaFaults faults;
    private final OllamaCatalog catalog;

    public OllamaChatModel(LlmSettings settings, ModelTimeouts timeouts) {
        this.settings = settings;
        this.timeouts = timeouts;
        this.http = client(settings, timeouts.connect());
        this.faults = new OllamaFaults(settings.baseUrl(), settings.model());
        this.catalog = new OllamaCatalog(http, faults, settings, timeouts.connect());
    }

    @Override
    public String name() {
        return settings.model();
    }

    @Override
    public int contextTokens() {
        return settings.contextTokens();
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
        new OllamaPull(http, settings, faults, timeouts.firstToken()).run(model, progress, cancellation);
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
        try (OllamaReply reply = new OllamaReply(http, timeouts, faults, cancellation)) {
            ChatRequest request = ChatRequest.builder()
                    .messages(prompt.stream().map(OllamaChatModel::message).toList())
                    .parameters(parameters)
                    .build();
            client(reply).chat(request, reply.handler());
            return reply.read(pieces);
        }
    }

    private OllamaStreamingChatModel client(OllamaReply reply) {
        return OllamaStreamingChatModel.builder()
                .httpClientBuilder(reply.exchange().asBuilder())
                .baseUrl(root(settings))
                .customHeaders(headers(settings))
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
                .numCtx(settings.contextTokens())
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

    /** What runs on this machine is asked directly, whatever proxy the machine uses. */
    static HttpClient client(LlmSettings settings, Duration connect) {
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connect);
        return (settings.isLocal() ? client.proxy(HttpClient.Builder.NO_PROXY) : client).build();
    }

    static String root(LlmSettings settings) {
        return settings.baseUrl().replaceFirst("/+$", "");
    }

    static Map<String, String> headers(LlmSettings settings) {
        return settings.apiKey() == null ? Map.of() : Map.of("Authorization", "Bearer " + settings.apiKey());
    }
}
