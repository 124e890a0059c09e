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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one streamed reply. langchain4j's own client can be stopped only once the first token is there, says
 * nothing when a connection is cut, and swallows lines that are no JSON; this one can always be stopped and tells each.
 */
final class OllamaExchange implements HttpClient {
    /** Errors are told in a line or two; this keeps a page of HTML from filling the memory. */
    private static final int MOST_OF_AN_ERROR = 8192;

    private final java.net.http.HttpClient http;
    private final Queue<Signal> signals;
    private @Nullable CompletableFuture<HttpResponse<InputStream>> response;
    private boolean aborted;

    OllamaExchange(java.net.http.HttpClient http, Queue<Signal> signals) {
        this.http = http;
        this.signals = signals;
    }

    /** Closes the connection, whatever its state; does nothing the second time. */
    synchronized void abort() {
        aborted = true;
        if (response != null && !response.cancel(true)) {
            var unused = response.thenAccept(OllamaExchange::close);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        var unused = send(request).whenComplete((reply, fault) -> {
            if (fault != null) {
                signals.add(new Signal.Broken(fault));
            } else {
                read(reply, parser, new Forwarding(listener));
            }
            signals.add(new Signal.Closed());
        });
    }

    private synchronized CompletableFuture<HttpResponse<InputStream>> send(HttpRequest request) {
        if (aborted) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        response = http.sendAsync(toJdk(request), BodyHandlers.ofInputStream());
        return response;
    }

    private void read(HttpResponse<InputStream> reply, ServerSentEventParser parser, ServerSentEventListener listener) {
        try (InputStream body = reply.body()) {
            if (reply.statusCode() / 100 != 2) {
                String problem = new String(body.readNBytes(MOST_OF_AN_ERROR), StandardCharsets.UTF_8);
                listener.onError(new HttpException(reply.statusCode(), problem));
            } else {
                parser.parse(body, listener);
            }
        } catch (IOException e) {
            signals.add(new Signal.Broken(e));
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("an exchange streams");
    }

    private static void close(HttpResponse<InputStream> reply) {
        try {
            reply.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static java.net.http.HttpRequest toJdk(HttpRequest request) {
        var jdk = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> jdk.header(name, value)));
        return jdk.method(request.method().name(), java.net.http.HttpRequest.BodyPublishers.ofString(request.body()))
                .build();
    }

    /** The exchange in the form in which langchain4j takes a client; the timeouts are kept elsewhere. */
    HttpClientBuilder asBuilder() {
        return new HttpClientBuilder() {
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
                return OllamaExchange.this;
            }
        };
    }

    /** Tells a line that cannot be read before the parser swallows the exception. */
    private final class Forwarding implements ServerSentEventListener {
        private final ServerSentEventListener target;

        Forwarding(ServerSentEventListener target) {
            this.target = target;
        }

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            try {
                target.onEvent(event, context);
            } catch (RuntimeException e) {
                signals.add(new Signal.Broken(e));
            }
        }

        @Override
        public void onError(Throwable error) {
            target.onError(error);
        }
    }
}
