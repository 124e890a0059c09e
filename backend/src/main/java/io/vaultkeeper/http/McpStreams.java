package io.vaultkeeper.http;

import io.javalin.http.Context;
import io.vaultkeeper.http.AnswerSlots.Slot;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The Model Context Protocol over streamable HTTP: each message is one request. A session is a name that the client carries
 * with it, and nothing is kept for it.
 */
final class McpStreams {
    private static final String SESSION = "Mcp-Session-Id";

    private final McpMessages messages;
    private final AnswerSlots slots;

    McpStreams(McpMessages messages, AnswerSlots slots) {
        this.messages = messages;
        this.slots = slots;
    }

    void answer(Context context) {
        String message = new String(context.bodyAsBytes(), StandardCharsets.UTF_8);
        McpReply reply = new McpReply(context);
        Optional<String> answer;
        try (Slot slot = slots.take()) {
            answer = messages.answer(message, session(context), reply::notify, slot.watch(reply::hasReader));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "Bad request", String.valueOf(e.getMessage()), null);
        }
        reply.end(answer);
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
}
