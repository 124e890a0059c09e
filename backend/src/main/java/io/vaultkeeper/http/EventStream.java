package io.vaultkeeper.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes server-sent events, one writer at a time. */
final class EventStream {
    private final OutputStream out;
    private boolean broken;

    private EventStream(OutputStream out) {
        this.out = out;
    }

    /** @throws IOException where the client has gone away already */
    static EventStream open(Context context) throws IOException {
        context.res().setStatus(200);
        context.res().setContentType("text/event-stream");
        context.res().setCharacterEncoding("UTF-8");
        context.res().setHeader("Cache-Control", "no-store");
        context.res().setHeader("X-Accel-Buffering", "no");
        // Not Javalin's own stream, which keeps back what is flushed.
        EventStream stream = new EventStream(context.res().getOutputStream());
        stream.heartbeat();
        return stream;
    }

    /**
     * Sends an event.
     *
     * @return false where the client has gone away
     */
    boolean send(String event, Object data) {
        return write("event: " + event + "\ndata: " + Json.write(data) + "\n\n");
    }

    /** A comment, which clients ignore: a client that left is noticed only by writing to it. */
    boolean heartbeat() {
        return write(":\n\n");
    }

    private synchronized boolean write(String text) {
        if (broken) {
            return false;
        }
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return true;
        } catch (IOException e) {
            broken = true;
            return false;
        }
    }
}
