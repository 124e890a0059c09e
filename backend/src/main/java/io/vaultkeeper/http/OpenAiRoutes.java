package io.vaultkeeper.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.vaultkeeper.chat.ChatRequest;
import io.vaultkeeper.http.AnswerSlots.Slot;
import io.vaultkeeper.http.Routes.Call;
import io.vaultkeeper.llm.Cancellation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The part of the OpenAI API by which other programs talk to the vault. */
final class OpenAiRoutes {
    private static final String BASE = "/v1";
    private static final String MODEL = "vaultkeeper";

    private final Backend backend;
    private final AnswerStreams answers;
    private final AnswerSlots slots;
    private final long created = Instant.now().getEpochSecond();

    OpenAiRoutes(Backend backend, AnswerStreams answers, AnswerSlots slots) {
        this.backend = backend;
        this.slots = slots;
        this.answers = answers;
    }

    /** Whether a client of this API asks, which reads errors of its own form only. */
    static boolean areMeant(Context context) {
        return context.path().startsWith(BASE + "/");
    }

    List<Call> calls() {
        return List.of(
                new Call(HandlerType.POST, BASE + "/chat/completions", this::complete),
                new Call(HandlerType.POST, BASE + "/embeddings", this::embed),
                new Call(HandlerType.GET, BASE + "/models", context -> Routes.json(context, models())),
                new Call(HandlerType.GET, BASE + "/models/<model>", this::model));
    }

    record Models(String object, List<OpenAiModel> data) {}

    private void complete(Context context) throws IOException {
        CompletionJson request = Json.readKnown(context.bodyAsBytes(), CompletionJson.class);
        String model = named(request.model());
        ChatRequest question = request.toRequest(persona(model));
        Completion completion = new Completion(model, request.wantsUsage());
        if (request.isStreamed()) {
            answers.stream(context, question, completion::send);
            return;
        }
        answers.collect(context, question, completion::take);
        CompletionAnswer whole = completion.whole();
        if (whole == null) {
            throw new ProblemException(503, "Stopped", "Vaultkeeper stops, or the client has gone.", null);
        }
        Routes.json(context, whole);
    }

    private void embed(Context context) {
        EmbeddingsJson request = Json.readKnown(context.bodyAsBytes(), EmbeddingsJson.class);
        String model = named(request.model());
        try (Slot slot = slots.take()) {
            Routes.json(context, embedded(model, request, slot.watchConnection(context)));
        }
    }

    private Embeddings.Answer embedded(String model, EmbeddingsJson request, Cancellation cancellation) {
        return backend.indexes().with(now -> {
            if (!model.equals(now.embedder().space().model())) {
                throw unknown(model);
            }
            return Embeddings.answer(request, now.embedder(), cancellation);
        });
    }

    private Models models() {
        List<String> names = new ArrayList<>(List.of(MODEL));
        backend.personas().all().forEach(persona -> names.add(MODEL + ":" + persona.name()));
        String embedding = backend.indexes().with(now -> now.embedder().space().model());
        names.add(embedding);
        return new Models(
                "list",
                names.stream().map(name -> new OpenAiModel(name, created)).toList());
    }

    private void model(Context context) {
        String wanted = context.pathParam("model");
        Routes.json(
                context,
                models().data().stream()
                        .filter(model -> model.id().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> unknown(wanted)));
    }

    private static String named(@Nullable String model) {
        if (model == null || model.isBlank()) {
            throw ProblemException.badField("model", "must be a model's name, such as " + MODEL);
        }
        return model;
    }

    /** Null: the one of the settings. */
    private @Nullable String persona(String model) {
        if (model.equals(MODEL)) {
            return null;
        }
        return backend.personas().all().stream()
                .map(persona -> persona.name())
                .filter(name -> model.toLowerCase(Locale.ROOT).equals(MODEL + ":" + name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> unknown(model));
    }

    private static ProblemException unknown(String model) {
        return new ProblemException(
                Problem.of(
                        404,
                        "Not found",
                        "The model \"" + model + "\" does not exist, or is not one for this call.",
                        "GET " + BASE + "/models lists them."),
                "model");
    }
}
