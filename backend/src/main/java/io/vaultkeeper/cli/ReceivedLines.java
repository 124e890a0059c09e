package io.vaultkeeper.cli;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A response's lines, for one thread that an interrupt wakes: Java 17's own stream of a body takes no notice of one. */
final class ReceivedLines implements Flow.Subscriber<String> {
    /** Empty at the end. */
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    /** Null once the response has ended, however it did. */
    @Nullable
    String next() throws InterruptedException {
        return lines.take().orElse(null);
    }

    void end() {
        lines.add(Optional.empty());
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.add(Optional.of(line));
    }

    @Override
    public void onError(Throwable fault) {
        end();
    }

    @Override
    public void onComplete() {
        end();
    }
}
