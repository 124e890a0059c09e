package io.vaultkeeper.llm;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body that fails where it grows too long to be what was asked for. */
final class BoundedBody<T> implements BodySubscriber<T> {
    private final BodySubscriber<T> target;
    private long room;
    private Flow.@Nullable Subscription subscription;

    BoundedBody(BodySubscriber<T> target, long mostBytes) {
        this.target = target;
        this.room = mostBytes;
    }

    @Override
    public CompletionStage<T> getBody() {
        return target.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription from) {
        subscription = from;
        target.onSubscribe(from);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        room -= buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (room >= 0) {
            target.onNext(buffers);
        } else if (subscription != null) {
            subscription.cancel();
            target.onError(new IOException("the reply is too long"));
        }
    }

    @Override
    public void onError(Throwable fault) {
        target.onError(fault);
    }

    @Override
    public void onComplete() {
        target.onComplete();
    }
}
