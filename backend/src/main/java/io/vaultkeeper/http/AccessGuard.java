package io.vaultkeeper.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who may ask. A page from elsewhere that a browser runs on this machine can send requests to loopback: the Host check
 * stops names that were rebound to it, the Origin check stops the page, the token stops everything that cannot read the
 * user's files.
 */
final class AccessGuard {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> OBSIDIAN = Set.of("app://obsidian.md");
    private static final String SCHEME = "bearer ";

    private final byte[] token;

    AccessGuard(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** @throws ProblemException (403) where Host or Origin are not ours */
    void checkCaller(Context context) {
        List<String> hosts = headers(context, "Host");
        if (hosts.isEmpty() || !hosts.stream().allMatch(AccessGuard::isLoopback)) {
            throw new ProblemException(403, "Forbidden", "The Host header must name this machine.", null);
        }
        int port = context.req().getLocalPort();
        if (!headers(context, "Origin").stream().allMatch(origin -> isOurs(origin, port))) {
            throw new ProblemException(403, "Forbidden", "Pages from elsewhere may not use this address.", null);
        }
    }

    /** @throws ProblemException (401) where the token is absent or wrong */
    void checkToken(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME) || !isToken(header)) {
            context.header("WWW-Authenticate", "Bearer");
            throw new ProblemException(
                    401,
                    "Not authorized",
                    "The request needs the header \"Authorization: Bearer TOKEN\" with this daemon's token.",
                    "The token is in the daemon's file in the data directory, under daemons.");
        }
    }

    /** Lets a page of an allowed origin read the answer; see the Fetch standard, section 3.2. */
    void allowReading(Context context) {
        String origin = context.header("Origin");
        if (origin != null && isOurs(origin, context.req().getLocalPort())) {
            context.header("Access-Control-Allow-Origin", origin);
            context.header("Vary", "Origin");
        }
    }

    private boolean isToken(String header) {
        byte[] given = header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, token); // takes as long for a near miss as for a far one
    }

    /** All of that name: the one that is looked at must not hide another. */
    private static List<String> headers(Context context, String name) {
        return Collections.list(context.req().getHeaders(name));
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(withoutPort(host).toLowerCase(Locale.ROOT));
    }

    private static boolean isOurs(String origin, int port) {
        return OBSIDIAN.contains(origin)
                || LOOPBACK.stream().anyMatch(host -> origin.equalsIgnoreCase("http://" + host + ":" + port));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
