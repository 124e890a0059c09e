package io.vaultkeeper.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.vaultkeeper.generation.Generation;
import io.vaultkeeper.ingest.Difference;
import io.vaultkeeper.ingest.IngestStatus;
import io.vaultkeeper.insight.KeptSuggestions;
import io.vaultkeeper.insight.RelatedNotes;
import io.vaultkeeper.insight.Suggestion;
import io.vaultkeeper.insight.Suggestions;
import io.vaultkeeper.llm.Availability;
import io.vaultkeeper.llm.InstalledModel;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.retrieval.Passage;
import io.vaultkeeper.retrieval.Query;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The API's calls, each in one line: read the request, call the backend, write the answer. */
final class Routes {
    static final String BASE = "/api/v1";
    private static final int MOST_SUGGESTIONS = 50;

    private final Backend backend;
    private final AnswerStreams answers;
    private final StatusStreams statuses;
    private final PullStreams pulls;
    private final KeptSuggestions suggestions = new KeptSuggestions();

    Routes(Backend backend, AnswerStreams answers, StatusStreams statuses, PullStreams pulls) {
        this.backend = backend;
        this.answers = answers;
        this.statuses = statuses;
        this.pulls = pulls;
    }

    List<Call> calls() {
        return List.of(
                get("/health", context -> json(context, new Health("ok", backend.version()))),
                get("/openapi.json", Routes::description),
                get("/status", context -> json(context, StatusJson.of(backend))),
                get("/events", statuses::stream),
                post("/search", this::search),
                get("/related", this::related, "path", "k"),
                get("/suggest", this::suggest, "q", "kind", "k"),
                post("/chat", this::chat),
                order("/index/rebuild", backend.indexes()::rebuild),
                order("/index/pause", backend.indexes()::pause),
                order("/index/resume", backend.indexes()::resume),
                order("/index/scan", backend.indexes()::rescan),
                post("/index/verify", this::verify),
                get("/indexes", context -> json(context, IndexesJson.of(backend.indexes()))),
                post("/indexes/prune", this::prune),
                get("/personas", this::personas),
                get("/models", this::models),
                post("/models/pull", pulls::stream));
    }

    record Call(HandlerType method, String path, Handler handler) {
        void addTo(RoutesConfig routes) {
            routes.addHttpHandler(method, path, handler);
            if (method.equals(HandlerType.GET)) {
                routes.addHttpHandler(HandlerType.HEAD, path, handler); // Javalin's own has other headers than GET
            }
        }
    }

    private static Call get(String path, Handler handler, String... parameters) {
        return call(HandlerType.GET, path, handler, Set.of(parameters));
    }

    private static Call post(String path, Handler handler) {
        return call(HandlerType.POST, path, handler, Set.of());
    }

    private static Call call(HandlerType method, String path, Handler handler, Set<String> parameters) {
        return new Call(method, BASE + path, context -> {
            Parameters.check(context, parameters);
            handler.handle(context);
        });
    }

    private Call order(String path, Runnable order) {
        return post(path, context -> {
            Parameters.checkBodyIsEmpty(context);
            order.run();
            context.status(202);
            json(context, StatusJson.of(backend));
        });
    }

    record Health(String status, String version) {}

    record Related(List<Note> notes) {
        record Note(@Nullable String path, String title, double score, PassageJson passage) {}
    }

    record Verified(boolean same, List<Different> differences) {
        record Different(String document, String what) {
            static Different of(Difference difference) {
                return new Different(difference.document().toString(), difference.what());
            }
        }
    }

    record PersonaJson(String name, String title, String greeting, boolean builtin) {}

    record Models(
            String provider,
            boolean available,
            List<InstalledModel> models,
            @Nullable String current) {}

    private void search(Context context) {
        SearchJson request = Json.read(context.bodyAsBytes(), SearchJson.class);
        long started = System.nanoTime();
        Query query = request.toQuery();
        List<Passage> passages = backend.indexes().with(now -> now.retriever().retrieve(query));
        long tookMs = (System.nanoTime() - started) / 1_000_000;
        json(
                context,
                new SearchJson.Found(passages.stream().map(PassageJson::of).toList(), tookMs));
    }

    private void related(Context context) {
        String path = context.queryParam("path");
        if (path == null || path.isBlank()) {
            throw ProblemException.badField("path", "must be the note's path, relative to the vault");
        }
        int k = SearchJson.checkedK(wholeNumber(context.queryParam("k"), "k"), "k");
        List<RelatedNotes.Related> notes = backend.indexes()
                .with(now -> new RelatedNotes(now.index()).toNote(path, k))
                .orElseThrow(
                        () -> new ProblemException(
                                404,
                                "Not found",
                                "The index has no note \"" + path + "\".",
                                "The path is relative to the vault and ends in .md. A note just written is there within a second."));
        json(context, new Related(notes.stream().map(Routes::note).toList()));
    }

    private record IndexState(
            Generation generation, @Nullable Instant lastChange, int documents) {
        static IndexState of(Generation generation) {
            IngestStatus status = generation.ingest().status();
            return new IndexState(
                    generation, status.lastChange(), status.total().documents());
        }
    }

    private void suggest(Context context) {
        String typed = context.queryParam("q");
        String kind = context.queryParam("kind");
        Suggestion.Kind only = kind == null ? null : Wire.read(Suggestion.Kind.class, kind, "kind");
        int k = SearchJson.checkedK(wholeNumber(context.queryParam("k"), "k"), "k", MOST_SUGGESTIONS);
        Suggestions now = backend.indexes().with(each -> suggestions.of(each.index(), IndexState.of(each)));
        json(context, SuggestionsJson.of(now.complete(typed == null ? "" : typed, only, k)));
    }

    private static Related.Note note(RelatedNotes.Related related) {
        Passage passage = related.passage();
        return new Related.Note(
                passage.chunk().provenance().path(),
                passage.chunk().provenance().title(),
                related.score(),
                PassageJson.of(passage));
    }

    private void chat(Context context) throws IOException {
        answers.stream(context, Json.read(context.bodyAsBytes(), ChatJson.class).toRequest());
    }

    private void prune(Context context) {
        Parameters.checkBodyIsEmpty(context);
        backend.indexes().prune();
        json(context, IndexesJson.of(backend.indexes()));
    }

    private void verify(Context context) throws IOException {
        Parameters.checkBodyIsEmpty(context);
        List<Difference> differences = backend.indexes().verify();
        json(
                context,
                new Verified(
                        differences.isEmpty(),
                        differences.stream().map(Verified.Different::of).toList()));
    }

    private void personas(Context context) {
        json(
                context,
                backend.personas().all().stream()
                        .map(persona ->
                                new PersonaJson(persona.name(), persona.title(), persona.greeting(), persona.builtin()))
                        .toList());
    }

    /** Without the provider the list is empty; the status says why and what to do. */
    private void models(Context context) {
        List<InstalledModel> installed;
        try {
            installed = backend.catalog().installed();
        } catch (ModelException e) {
            installed = List.of();
        }
        boolean available = backend.model().availability() instanceof Availability.Ready;
        json(
                context,
                new Models(
                        backend.model().provider(),
                        available,
                        installed,
                        backend.model().name()));
    }

    private static void description(Context context) throws IOException {
        try (InputStream description =
                Objects.requireNonNull(Routes.class.getResourceAsStream("openapi.json"), "openapi.json")) {
            context.contentType("application/json").result(description.readAllBytes());
        }
    }

    private static @Nullable Integer wholeNumber(@Nullable String text, String field) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw ProblemException.badField(field, "must be a whole number");
        }
    }

    static void json(Context context, Object value) {
        context.contentType("application/json").result(Json.write(value));
    }
}
