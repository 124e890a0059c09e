package io.vaultkeeper.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Hands messages to the protocol's server, one at a time or many at once, and keeps nothing between them. */
final class Messages implements McpStatelessServerTransport {
    private final McpJsonMapper json;
    private @Nullable McpStatelessServerHandler handler;

    Messages(McpJsonMapper json) {
        this.json = json;
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler mcpHandler) {
        handler = mcpHandler;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    /**
     * Answers on the calling thread.
     *
     * @param message JSON-RPC
     * @return empty for a notification
     * @throws IllegalArgumentException where it is neither a request nor a notification
     */
    Optional<String> answer(String message, McpTransportContext context) {
        JSONRPCMessage read = read(message);
        if (read instanceof JSONRPCRequest request) {
            return Optional.of(write(answer(request, context)));
        }
        if (read instanceof JSONRPCNotification notification) {
            Objects.requireNonNull(handler)
                    .handleNotification(context, notification)
                    .block();
        }
        return Optional.empty();
    }

    private JSONRPCMessage read(String message) {
        try {
            return McpSchema.deserializeJsonRpcMessage(json, message);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("The request's body must be one JSON-RPC message.", e);
        }
    }

    private JSONRPCResponse answer(JSONRPCRequest request, McpTransportContext context) {
        try {
            return Objects.requireNonNull(Objects.requireNonNull(handler)
                    .handleRequest(context, request)
                    .block());
        } catch (McpError e) {
            return new JSONRPCResponse(McpSchema.JSONRPC_VERSION, request.id(), null, e.getJsonRpcError());
        }
    }

    String write(Object message) {
        try {
            return json.writeValueAsString(message);
        } catch (IOException e) {
            throw new IllegalStateException("a message must be writable", e);
        }
    }
}
