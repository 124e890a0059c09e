package io.vaultkeeper.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.http.Routes.Call;
import io.vaultkeeper.index.IndexException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon's address: loopback only, and guarded. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final String HOST = "127.0.0.1";

    private static final String HEALTH = Routes.BASE + "/health";

    /** A note of some megabytes in the editor, escaped. */
    private static final long MAX_BODY_BYTES = 16L * 1024 * 1024;

    /** Of 4 bytes, as in heaps of less than 32 GB, in 64. */
    private static final String REFERENCES_PER_CACHE_LINE = "16";

    private final Javalin javalin;
    private final Ticker ticker;
    private final StatusStreams statuses;
    private final AnswerSlots slots;
    private final AtomicLong posts;

    private HttpServer(Javalin javalin, Ticker ticker, StatusStreams statuses, AnswerSlots slots, AtomicLong posts) {
        this.javalin = javalin;
        this.ticker = ticker;
        this.statuses = statuses;
        this.slots = slots;
        this.posts = posts;
    }

    /**
     * Loads what {@link #start} needs, on a thread of its own: a server's classes list all locales at their first use, some
     * 70 ms. May be left out.
     */
    public static void prepare() {
        // Else Jetty starts all of Java's management to ask it how large references are.
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", REFERENCES_PER_CACHE_LINE);
        Thread preparing = new Thread(Server::new, "http-preparing");
        preparing.setDaemon(true);
        preparing.start();
    }

    /**
     * Returns once requests are answered.
     *
     * @param port 0 takes a free one
     * @throws IOException where the port is taken
     */
    public static HttpServer start(Backend backend, String token, int port) throws IOException {
        return start(backend, Page.load(Page.FOLDER), token, port);
    }

    static HttpServer start(Backend backend, Page page, String token, int port) throws IOException {
        Ticker ticker = new Ticker();
        StatusStreams statuses = new StatusStreams(backend);
        AnswerSlots slots = new AnswerSlots(ticker);
        List<Call> calls = calls(backend, statuses, slots, ticker);
        AccessGuard guard = new AccessGuard(token);
        AtomicLong posts = new AtomicLong();
        Javalin javalin = Javalin.create(config -> {
            configure(config, page, calls, guard);
            config.routes.before(context -> count(context, posts));
        });
        try {
            return new HttpServer(javalin.start(HOST, port), ticker, statuses, slots, posts);
        } catch (RuntimeException e) {
            ticker.close();
            throw new IOException(
                    "Port " + port + " of " + HOST + " cannot be used, perhaps because another program has it. "
                            + "Choose another with --port, or 0 for a free one.",
                    e);
        }
    }

    /** All that is described in openapi.json. */
    static List<Call> calls(Backend backend, StatusStreams statuses, AnswerSlots slots, Ticker ticker) {
        AnswerStreams answers = new AnswerStreams(backend.answerer(), backend.personas(), backend.notebook(), slots);
        PullStreams pulls = new PullStreams(backend.catalog(), ticker);
        McpStreams mcp = new McpStreams(backend.mcp(), slots);
        return Stream.of(
                        new Routes(backend, answers, statuses, pulls).calls(),
                        new OpenAiRoutes(backend, answers, slots).calls(),
                        List.of(new Call(HandlerType.POST, "/mcp", mcp::answer)))
                .flatMap(List::stream)
                .toList();
    }

    private static void configure(JavalinConfig config, Page page, List<Call> calls, AccessGuard guard) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = MAX_BODY_BYTES;
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(0); // streams would keep it waiting for their clients
            server.setErrorHandler(new UnreadableRequests());
        });
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.routes.before(context -> admit(context, guard));
        page.addTo(config.routes);
        calls.forEach(call -> call.addTo(config.routes));
        config.routes.exception(ProblemException.class, (e, context) -> write(context, e.problem(), e.field()));
        config.routes.exception(MethodNotAllowedResponse.class, HttpServer::refuseMethod);
        config.routes.exception(HttpResponseException.class, (e, context) -> write(context, problem(e), null));
        config.routes.exception(IndexException.class, (e, context) -> write(context, away("The index", e), null));
        config.routes.exception(
                EmbeddingException.class, (e, context) -> write(context, away("The embedding model", e), null));
        config.routes.exception(Exception.class, HttpServer::fault);
    }

    private static void admit(Context context, AccessGuard guard) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Cache-Control", "no-store");
        guard.checkCaller(context);
        guard.allowReading(context);
        if (context.req().getMethod().equals("OPTIONS")) {
            preflight(context);
        } else if (!isOpen(context.path())) {
            guard.checkToken(context);
        }
    }

    /** Of requests that were let in: this comes after that. */
    private static void count(Context context, AtomicLong posts) {
        if (context.method().equals(HandlerType.POST)) {
            posts.incrementAndGet();
        }
    }

    private static boolean isOpen(String path) {
        return path.equals(HEALTH) || Page.paths().contains(path);
    }

    /** What a browser asks before a page of an allowed origin may send the token. */
    private static void preflight(Context context) {
        context.header("Access-Control-Allow-Methods", "GET, POST");
        String wanted = context.header("Access-Control-Request-Headers");
        context.header("Access-Control-Allow-Headers", wanted == null ? "Authorization, Content-Type" : wanted);
        context.header("Access-Control-Max-Age", "600");
        context.status(204);
        context.skipRemainingHandlers();
    }

    /** RFC 9110, section 15.5.6, wants the others to be named. */
    private static void refuseMethod(MethodNotAllowedResponse e, Context context) {
        context.header("Allow", String.join(", ", e.getDetails().values()));
        write(context, problem(e), null);
    }

    private static Problem problem(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> Problem.of(404, "Not found", "There is no such call.", "See " + Routes.BASE + "/openapi.json.");
            case 405 -> Problem.of(405, "Method not allowed", "This call takes another method.", null);
            case 413 ->
                Problem.of(
                        413,
                        "Too large",
                        "The request is larger than " + MAX_BODY_BYTES + " bytes.",
                        "Send less of the note.");
            default -> Problem.of(e.getStatus(), "Refused", "The request cannot be answered.", null);
        };
    }

    /** Their messages are for the user, and say what to do. */
    private static Problem away(String what, RuntimeException e) {
        LOG.warn("event=unavailable reason=\"{}\"", e.getMessage());
        return Problem.of(503, what + " is not available", String.valueOf(e.getMessage()), null);
    }

    private static void fault(Exception e, Context context) {
        // Without the message: it might hold a note's text.
        LOG.error(
                "event=fault type={} at={}",
                e.getClass().getName(),
                e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "");
        write(
                context,
                Problem.of(500, "Fault", "Vaultkeeper failed on this request. The log names the place.", null),
                null);
    }

    /** @param field of the request that is at fault */
    private static void write(Context context, Problem problem, @Nullable String field) {
        if (context.res().isCommitted()) {
            return;
        }
        context.status(problem.status());
        if (OpenAiRoutes.areMeant(context)) {
            Routes.json(context, OpenAiError.of(problem, field));
        } else {
            context.contentType(Problem.MEDIA_TYPE).result(Json.write(problem));
        }
    }

    public int port() {
        return javalin.port();
    }

    public String url() {
        return "http://" + HOST + ":" + port();
    }

    /** How many requests for some work, such as searches and answers, were let in until now. */
    public long posts() {
        return posts.get();
    }

    /** Ends all streams. */
    @Override
    public void close() {
        statuses.close();
        slots.close();
        ticker.close();
        javalin.stop();
    }
}
