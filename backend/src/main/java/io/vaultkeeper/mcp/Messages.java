package io.vaultkeeper.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import io.modelcontextprotocol.spec.ProtocolVersions;
import io.vaultkeeper.llm.Cancellation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Hands messages to the protocol's server, one at a time or many at once, and keeps nothing of one that is answered. */
final class Messages implements McpStatelessServerTransport {
    private static final String CANCELLED = "notifications/cancelled";

    private final McpJsonMapper json;
    private final Map<Call, Cancellation> running = new ConcurrentHashMap<>();
    private @Nullable McpStatelessServerHandler handler;

    /** @param id as text: clients use numbers or texts, and keep to one */
    private record Call(String session, String id) {}

    Messages(McpJsonMapper json) {
        this.json = json;
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler mcpHandler) {
        handler = mcpHandler;
    }

    /** The oldest too, which clients on pipes still speak: of what these tools use, nothing has changed since. */
    @Override
    public List<String> protocolVersions() {
        return List.of(
                ProtocolVersions.MCP_2024_11_05,
                ProtocolVersions.MCP_2025_03_26,
                ProtocolVersions.MCP_2025_06_18,
                ProtocolVersions.MCP_2025_11_25);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    /**
     * Answers on the calling thread.
     *
     * @param message JSON-RPC
     * @return empty for what is no request
     * @throws IllegalArgumentException where it is no message
     */
    Optional<String> answer(String message, Client client) {
        JSONRPCMessage read = read(message);
        if (read instanceof JSONRPCRequest request) {
            return Optional.of(write(answer(request, client)));
        }
        if (read instanceof JSONRPCNotification notification
                && notification.method().equals(CANCELLED)
                && notification.params() instanceof Map<?, ?> parameters) {
            cancel(new Call(client.session(), String.valueOf(parameters.get("requestId"))));
        }
        return Optional.empty(); // no other notification of a client means anything to these tools
    }

    private void cancel(Call call) {
        Cancellation cancelled = running.remove(call);
        if (cancelled != null) {
            cancelled.cancel();
        }
    }

    private JSONRPCMessage read(String message) {
        try {
            return McpSchema.deserializeJsonRpcMessage(json, message);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("The request's body must be one JSON-RPC message.", e);
        }
    }

    private JSONRPCResponse answer(JSONRPCRequest request, Client client) {
        Call call = new Call(client.session(), String.valueOf(request.id()));
        running.put(call, client.cancellation());
        try {
            McpTransportContext context = McpTransportContext.create(Map.of(Client.KEY, client));
            return Objects.requireNonNull(Objects.requireNonNull(handler)
                    .handleRequest(context, request)
                    .block());
        } catch (McpError e) {
            return failed(request, e.getJsonRpcError());
        } catch (RuntimeException e) { // tools tell of their own faults: the library could not read the parameters
            String detail = "The parameters of " + request.method() + " cannot be read.";
            return failed(request, new JSONRPCError(ErrorCodes.INVALID_PARAMS, detail));
        } finally {
            running.remove(call, client.cancellation()); // not a later one of the same id
        }
    }

    private static JSONRPCResponse failed(JSONRPCRequest request, JSONRPCError error) {
        return new JSONRPCResponse(McpSchema.JSONRPC_VERSION, request.id(), null, error);
    }

    String write(Object message) {
        try {
            return json.writeValueAsString(message);
        } catch (IOException e) {
            throw new IllegalStateException("a message must be writable", e);
        }
    }
}
