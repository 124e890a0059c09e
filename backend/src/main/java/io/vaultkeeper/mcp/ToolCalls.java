package io.vaultkeeper.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of one tool, between the protocol's terms and ours. Whatever goes wrong is a result that says so. */
final class ToolCalls {
    private static final Logger LOG = LoggerFactory.getLogger(ToolCalls.class);

    private final VaultTool tool;
    private final Function<Object, String> json;

    /** @param json writes a message */
    ToolCalls(VaultTool tool, Function<Object, String> json) {
        this.tool = tool;
        this.json = json;
    }

    CallToolResult answer(McpTransportContext context, CallToolRequest request) {
        try {
            Map<String, Object> arguments = request.arguments() == null ? Map.of() : request.arguments();
            ToolResult result = tool.call(new ToolArguments(arguments), caller(context, request));
            return CallToolResult.builder()
                    .addTextContent(result.text())
                    .structuredContent(result.structured())
                    .isError(false)
                    .build();
        } catch (ToolException | SourceException | IndexException | EmbeddingException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            // Without the message: it might hold a note's text.
            LOG.error(
                    "event=tool-failed tool={} type={}",
                    tool.name(),
                    e.getClass().getName());
            return failed("Vaultkeeper failed on this call; its log names the kind of fault. Other calls may work.");
        }
    }

    private static CallToolResult failed(String message) {
        return CallToolResult.builder().addTextContent(message).isError(true).build();
    }

    private Caller caller(McpTransportContext context, CallToolRequest request) {
        Client client = (Client) Objects.requireNonNull(context.get(Client.KEY));
        return new Caller(client.cancellation(), progress(request, client.notifications()));
    }

    /** Clients that want to be told of progress give a token for it. */
    private Consumer<String> progress(CallToolRequest request, Consumer<String> notifications) {
        @Nullable Object token = request.meta() == null ? null : request.meta().get("progressToken");
        if (token == null) {
            return message -> {};
        }
        AtomicInteger step = new AtomicInteger();
        return message -> notifications.accept(json.apply(new JSONRPCNotification(
                McpSchema.METHOD_NOTIFICATION_PROGRESS,
                ProgressNotification.builder(token, step.incrementAndGet())
                        .message(message)
                        .build())));
    }
}
