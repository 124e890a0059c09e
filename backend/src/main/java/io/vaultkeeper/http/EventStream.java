package io.vaultkeeper.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes server-sent events, one writer at a time. Closed before the request is over, so that no heartbeat is written into the
 * next response of the connection.
 */
final class EventStream implements AutoCloseable {
    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean broken;

    EventStream(OutputStream out) {
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

    /** Sends data without a name, as clients of the OpenAI API expect it; otherwise as {@link #send(String, Object)}. */
    boolean send(Object data) {
        return sendLine(Json.write(data));
    }

    /** Sends one line of data without a name; otherwise as {@link #send(String, Object)}. */
    boolean sendLine(String data) {
        return write("data: " + data + "\n\n");
    }

    /**
     * A comment, which clients ignore: a client that left is noticed only by writing to it. A stream that is being written to,
     * or whose client is slow to read, is not waited for.
     */
    boolean heartbeat() {
        if (!writing.tryLock()) {
            return true;
        }
        try {
            return write(":\n\n");
        } finally {
            writing.unlock();
        }
    }

    private boolean write(String text) {
        writing.lock();
        try {
            if (!broken) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            broken = true;
        } finally {
            writing.unlock();
        }
        return !broken;
    }

    /** Ends the response, after a write that is under way; what is sent later is for nobody. */
    @Override
    public void close() {
        writing.lock();
        try {
            if (!broken) {
                broken = true;
                out.close();
            }
        } catch (IOException e) {
            // the client has gone away
        } finally {
            writing.unlock();
        }
    }
}
