package io.vaultkeeper.http;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Tells of requests that are no HTTP, such as one with a malformed Host header: they never reach a route. */
final class UnreadableRequests implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Problem problem = Problem.of(
                response.getStatus(), "Bad request", "The request is malformed, or larger than requests may be.", null);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.write(true, BufferUtil.toBuffer(Json.write(problem).getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
