package io.vaultkeeper.llm.ollama;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.vaultkeeper.llm.ModelExchange;
import io.vaultkeeper.llm.Signal;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An exchange in the form in which langchain4j takes a client; the timeouts are kept elsewhere. langchain4j's own client can be
 * stopped only once the first token is there, says nothing when a connection is cut, and swallows lines that are no JSON.
 */
final class ExchangeClient implements HttpClient, HttpClientBuilder {
    private final ModelExchange exchange;

    ExchangeClient(ModelExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        Events events = new Events(listener);
        exchange.send(
                toJdk(request),
                line -> parser.parse(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), events));
    }

    private static java.net.http.HttpRequest toJdk(HttpRequest request) {
        var jdk = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> jdk.header(name, value)));
        return jdk.method(request.method().name(), java.net.http.HttpRequest.BodyPublishers.ofString(request.body()))
                .build();
    }

    /** Tells of an event that cannot be read, which the parser would swallow. */
    private final class Events implements ServerSentEventListener {
        private final ServerSentEventListener target;

        Events(ServerSentEventListener target) {
            this.target = target;
        }

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            try {
                target.onEvent(event, context);
            } catch (RuntimeException e) {
                exchange.tell(new Signal.Broken(e));
            }
        }

        @Override
        public void onError(Throwable error) {
            exchange.tell(new Signal.Broken(error));
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) throws HttpException {
        throw new UnsupportedOperationException("an exchange streams");
    }

    @Override
    public @Nullable Duration connectTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder connectTimeout(@Nullable Duration timeout) {
        return this;
    }

    @Override
    public @Nullable Duration readTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder readTimeout(@Nullable Duration timeout) {
        return this;
    }

    @Override
    public HttpClient build() {
        return this;
    }
}
