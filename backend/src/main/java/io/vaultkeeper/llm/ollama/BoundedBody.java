package io.vaultkeeper.llm.ollama;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A text that fails where it grows too long to be what was asked for. */
final class BoundedBody implements BodySubscriber<String> {
    private final BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
    private long room;
    private Flow.@Nullable Subscription subscription;

    BoundedBody(long mostBytes) {
        this.room = mostBytes;
    }

    @Override
    public CompletionStage<String> getBody() {
        return text.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription from) {
        subscription = from;
        text.onSubscribe(from);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        room -= buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (room >= 0) {
            text.onNext(buffers);
        } else if (subscription != null) {
            subscription.cancel();
            text.onError(new IOException("the reply is too long"));
        }
    }

    @Override
    public void onError(Throwable fault) {
        text.onError(fault);
    }

    @Override
    public void onComplete() {
        text.onComplete();
    }
}
