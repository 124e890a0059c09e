package io.vaultkeeper.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The response to one message: an event stream once something is told before the answer, JSON otherwise. */
final class McpReply {
    private final Context context;
    private final Departure departure;
    private volatile @Nullable EventStream stream;

    McpReply(Context context) {
        this.context = context;
        this.departure = Departure.of(context);
    }

    /** For any thread. */
    boolean hasReader() {
        EventStream open = stream;
        return open == null ? !departure.hasHappened() : open.heartbeat();
    }

    void notify(String message) {
        EventStream open = stream;
        if (open == null) {
            departure.endWatch(context);
            open = open();
            stream = open;
        }
        open.sendLine(message);
    }

    private EventStream open() {
        try {
            return EventStream.open(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void end(Optional<String> answer) {
        EventStream open = stream;
        if (open != null) {
            answer.ifPresent(open::sendLine);
            open.close();
            return;
        }
        departure.endWatch(context);
        if (answer.isPresent()) {
            context.contentType("application/json").result(answer.get());
        } else {
            context.status(202);
        }
    }
}
