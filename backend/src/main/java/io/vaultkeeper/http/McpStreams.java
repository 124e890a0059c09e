package io.vaultkeeper.http;

import io.javalin.http.Context;
import io.vaultkeeper.llm.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;

/**
 * The Model Context Protocol over streamable HTTP: each message is one request. A session is a name that the client carries
 * with it, and nothing is kept for it.
 */
final class McpStreams {
    private static final String SESSION = "Mcp-Session-Id";
    private static final long HEARTBEAT_MILLIS = 500;

    /** Each holds a thread. */
    private static final int AT_ONCE = 32;

    private final McpMessages messages;
    private final Ticker ticker;
    private final Semaphore free = new Semaphore(AT_ONCE);

    McpStreams(McpMessages messages, Ticker ticker) {
        this.messages = messages;
        this.ticker = ticker;
    }

    void answer(Context context) throws IOException {
        String message = new String(context.bodyAsBytes(), StandardCharsets.UTF_8);
        if (!free.tryAcquire()) {
            throw new ProblemException(
                    503, "Busy", AT_ONCE + " messages are being answered already.", "Wait for one of them.");
        }
        try {
            answer(message, session(context), new McpReply(context));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "Bad request", String.valueOf(e.getMessage()), null);
        } finally {
            free.release();
        }
    }

    private static String session(Context context) {
        String known = context.header(SESSION);
        if (known != null) {
            return known;
        }
        String fresh = UUID.randomUUID().toString();
        context.header(SESSION, fresh);
        return fresh;
    }

    private void answer(String message, String session, McpReply reply) {
        Cancellation cancellation = new Cancellation();
        ScheduledFuture<?> heartbeat = ticker.every(HEARTBEAT_MILLIS, () -> {
            if (!reply.hasReader()) {
                cancellation.cancel();
            }
        });
        try {
            Optional<String> answer = messages.answer(message, session, reply::notify, cancellation);
            reply.end(answer);
        } finally {
            heartbeat.cancel(false);
        }
    }
}
