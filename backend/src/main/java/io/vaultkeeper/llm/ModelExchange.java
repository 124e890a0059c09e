package io.vaultkeeper.llm;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
 * One streamed reply: a thread of its own reads the connection and tells what comes as signals, which the caller takes out with a
 * timeout and so is the watchdog too. It can be stopped at any moment, before the first word as well, and tells of each end.
 */
public final class ModelExchange implements AutoCloseable {
    private final HttpClient http;
    private final long mostBytes;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private @Nullable CompletableFuture<HttpResponse<String>> response;
    private boolean aborted;

    /** @param mostBytes of the reply; longer ones are broken */
    public ModelExchange(HttpClient http, long mostBytes, Cancellation cancellation) {
        this.http = http;
        this.mostBytes = mostBytes;
        cancellation.onCancel(() -> {
            close();
            tell(new Signal.Cancelled());
        });
    }

    public void tell(Signal signal) {
        signals.add(signal);
    }

    /** Waits for the next signal; null where none comes in time. */
    public @Nullable Signal next(Duration patience) throws InterruptedException {
        return signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Closes the connection, whatever its state: a model that still writes stops. Does nothing the second time. */
    @Override
    public synchronized void close() {
        aborted = true;
        if (response != null) {
            response.cancel(true);
        }
    }

    /** Takes a reply as it comes, on the thread that reads it. */
    @FunctionalInterface
    public interface Lines {
        void line(String line);

        /** The reply ended in good order. */
        default void end() {}
    }

    /** Returns at once. */
    public void send(HttpRequest request, Lines lines) {
        var unused = begin(request, lines).whenComplete((reply, fault) -> {
            if (fault != null) {
                tell(new Signal.Broken(fault));
            } else if (!isSuccess(reply.statusCode())) {
                tell(new Signal.Refused(reply.statusCode()));
            }
            tell(new Signal.Closed());
        });
    }

    /** What this returns is complete only with the last line: up to then, cancelling it closes the connection. */
    private synchronized CompletableFuture<HttpResponse<String>> begin(HttpRequest request, Lines lines) {
        if (aborted) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        response = http.sendAsync(
                request,
                head -> isSuccess(head.statusCode())
                        ? new BoundedBody<>(reading(lines), mostBytes)
                        : BodySubscribers.replacing(""));
        return response;
    }

    private HttpResponse.BodySubscriber<String> reading(Lines lines) {
        return BodySubscribers.fromLineSubscriber(new Reading(lines), done -> "", StandardCharsets.UTF_8, "\n");
    }

    private static boolean isSuccess(int status) {
        return status / 100 == 2;
    }

    private final class Reading implements Flow.Subscriber<String> {
        private final Lines target;

        Reading(Lines target) {
            this.target = target;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            try {
                target.line(line);
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
            target.end();
        }
    }
}
