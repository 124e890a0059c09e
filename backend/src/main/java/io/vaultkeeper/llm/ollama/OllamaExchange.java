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
import io.vaultkeeper.llm.Cancellation;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection: a thread of its own reads it and tells what comes as signals, which the caller takes out with a timeout and so
 * is the watchdog too. langchain4j's own client can be stopped only once the first token is there, says
 * nothing when a connection is cut, and swallows lines that are no JSON; this one can always be stopped and tells each.
 */
final class OllamaExchange implements HttpClient, AutoCloseable {
    private final java.net.http.HttpClient http;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private @Nullable CompletableFuture<HttpResponse<String>> response;
    private boolean aborted;

    OllamaExchange(java.net.http.HttpClient http, Cancellation cancellation) {
        this.http = http;
        cancellation.onCancel(() -> {
            close();
            tell(new Signal.Cancelled());
        });
    }

    void tell(Signal signal) {
        signals.add(signal);
    }

    /** Waits for the next signal; null where none comes in time. */
    @Nullable
    Signal next(Duration patience) throws InterruptedException {
        return signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Closes the connection, whatever its state; does nothing the second time. */
    @Override
    public synchronized void close() {
        aborted = true;
        if (response != null) {
            response.cancel(true);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        var unused = send(request, new Lines(parser, listener)).whenComplete((reply, fault) -> {
            if (fault != null) {
                tell(new Signal.Broken(fault));
            } else if (!isSuccess(reply.statusCode())) {
                listener.onError(new HttpException(reply.statusCode(), reply.body()));
            }
            tell(new Signal.Closed());
        });
    }

    /**
     * What this returns is complete only with the last line: up to then, cancelling it closes the connection.
     */
    private synchronized CompletableFuture<HttpResponse<String>> send(HttpRequest request, Lines lines) {
        if (aborted) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        response = http.sendAsync(
                toJdk(request),
                head -> isSuccess(head.statusCode())
                        ? BodySubscribers.fromLineSubscriber(lines, done -> "", StandardCharsets.UTF_8, "\n")
                        : BodySubscribers.replacing(""));
        return response;
    }

    private static boolean isSuccess(int status) {
        return status / 100 == 2;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("an exchange streams");
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

    /** Has each line parsed as it comes, and tells of one that cannot be, which the parser swallows. */
    private final class Lines implements Flow.Subscriber<String>, ServerSentEventListener {
        private final ServerSentEventParser parser;
        private final ServerSentEventListener target;

        Lines(ServerSentEventParser parser, ServerSentEventListener target) {
            this.parser = parser;
            this.target = target;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            parser.parse(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), this);
        }

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            try {
                target.onEvent(event, context);
            } catch (RuntimeException e) {
                tell(new Signal.Broken(e));
            }
        }

        @Override
        public void onError(Throwable error) {
            tell(new Signal.Broken(error));
        }

        @Override
        public void onComplete() {
            // The future of the response tells it.
        }
    }
}
