package io.vaultkeeper.http;

import io.vaultkeeper.chat.AnswerEvent;
import io.vaultkeeper.chat.AnswerEvent.Asked;
import io.vaultkeeper.chat.AnswerEvent.Budget;
import io.vaultkeeper.chat.AnswerEvent.Done;
import io.vaultkeeper.chat.AnswerEvent.Failed;
import io.vaultkeeper.chat.AnswerEvent.Found;
import io.vaultkeeper.chat.AnswerEvent.Numbered;
import io.vaultkeeper.chat.AnswerEvent.Stage;
import io.vaultkeeper.chat.AnswerEvent.Timings;
import io.vaultkeeper.chat.AnswerEvent.Token;
import io.vaultkeeper.chat.BuiltinPersonas;
import io.vaultkeeper.chat.ChatRequest;
import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.generation.DiskUse;
import io.vaultkeeper.generation.IndexDescription;
import io.vaultkeeper.generation.IndexKey;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.insight.Suggestion;
import io.vaultkeeper.llm.InstalledModel;
import io.vaultkeeper.llm.PullProgress;
import io.vaultkeeper.retrieval.Passage;
import io.vaultkeeper.retrieval.Why;
import io.vaultkeeper.source.Omission;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What stands in the files of the folder wire, which the screen's tests read too. */
final class WireExamples {
    private static final Passage NOTE = new Passage(
            new Chunk(
                    "5f0c2a9e4b7d41c8a3e6f1d20b9c7e54",
                    new Provenance(
                            new DocumentId("obsidian", "Boats/Estaleiro São João.md"),
                            "Boats/Estaleiro São João.md",
                            "Estaleiro São João",
                            List.of("Shipyard"),
                            List.of("boat/repair"),
                            List.of(),
                            new TimeSpan(Instant.parse("2026-03-02T09:30:00Z"), null, TimeSpan.Basis.FRONT_MATTER),
                            "obsidian://open?vault=Notes&file=Boats%2FEstaleiro%20S%C3%A3o%20Jo%C3%A3o"),
                    1,
                    List.of("Hull", "Paint"),
                    "The yard wants €1,450 for the hull. Two coats of antifouling, dry by Friday. ⚓",
                    12,
                    14,
                    "paint-2026",
                    List.of(),
                    List.of(),
                    ContentHash.of("note")),
            0.0325,
            new Why(new Why.Semantic(1, 0.83), new Why.Keyword(4)));

    private static final Chunk ESTIMATE = new Chunk(
            "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            new Provenance(
                    new DocumentId("attachments", "Boats/Estimate.txt"),
                    "Boats/Estimate.txt",
                    "Estimate",
                    List.of(),
                    List.of(),
                    List.of(),
                    new TimeSpan(Instant.parse("2026-03-01T08:00:00Z"), null, TimeSpan.Basis.FILE),
                    null),
            0,
            List.of(),
            "The yard wants €1,450 for the hull. Two coats of antifouling, dry by Friday.",
            1,
            1,
            null,
            List.of(),
            List.of(),
            ContentHash.of("estimate"));

    private static final Passage CHAT = new Passage(
            new Chunk(
                    "c1d2e3f405162738495a6b7c8d9e0f10",
                    new Provenance(
                            new DocumentId("whatsapp", "351900000001@c.us/2026-03"),
                            null,
                            "Inês Duarte",
                            List.of(),
                            List.of(),
                            List.of("Inês Duarte", "Me"),
                            new TimeSpan(
                                    Instant.parse("2026-03-04T18:02:11Z"),
                                    Instant.parse("2026-03-04T18:20:40Z"),
                                    TimeSpan.Basis.MESSAGES),
                            null),
                    0,
                    List.of(),
                    "Inês Duarte: The yard called. It is 1,300 if you pay in cash.\nMe: Então pago em dinheiro 🙂",
                    0,
                    0,
                    null,
                    List.of(),
                    List.of(),
                    ContentHash.of("chat")),
            0.0164,
            new Why(null, new Why.Keyword(1)));

    private static final Budget BUDGET = new Budget(8192, 1480, 910, 120, 0, 2, false);

    private WireExamples() {}

    static Object searched() {
        Passage copied = new Passage(NOTE.chunk(), NOTE.score(), NOTE.why(), List.of(ESTIMATE));
        return new SearchJson.Found(Stream.of(copied, CHAT).map(PassageJson::of).toList(), 7);
    }

    static Object related() {
        return new Routes.Related(List.of(
                new Routes.Related.Note(
                        "Boats/Estaleiro São João.md", "Estaleiro São João", 0.83, PassageJson.of(NOTE)),
                new Routes.Related.Note(null, "Inês Duarte", 0.61, PassageJson.of(CHAT))));
    }

    static Object idle() {
        return new StatusJson(
                "0.1.0",
                new StatusJson.Vault("Notes", "/home/ana/Notes"),
                new StatusJson.Index(
                        "lucene",
                        "idle",
                        812,
                        5210,
                        5210,
                        0,
                        new StatusJson.ProgressJson("vectors", 5210, 5210, 0L),
                        List.of(),
                        null,
                        Instant.parse("2026-11-21T10:00:00Z"),
                        null),
                new StatusJson.Embedding("builtin", "e5-small-v2", 384, null),
                new StatusJson.Llm("ollama", "llama3.1:8b", true, null, null),
                List.of(
                        new StatusJson.SourceStatus("obsidian", 790, 4980, List.of()),
                        new StatusJson.SourceStatus(
                                "whatsapp", 22, 230, List.of(new Omission("system messages", 14, List.of())))));
    }

    static Object indexing() {
        return new StatusJson(
                "0.1.0",
                new StatusJson.Vault("Notes", "/home/ana/Notes"),
                new StatusJson.Index(
                        "lucene",
                        "indexing",
                        6289,
                        31200,
                        10608,
                        20592,
                        new StatusJson.ProgressJson("vectors", 10608, 31200, 240L),
                        List.of(new StatusJson.Failed(
                                "obsidian:Old/Café.md", "Old/Café.md is not UTF-8 at byte 118. Save it as UTF-8.")),
                        null,
                        Instant.parse("2026-11-21T10:00:00.250Z"),
                        new StatusJson.Building("lucene", "ollama", "bge-m3", 6289, 31200, 1200)),
                new StatusJson.Embedding("builtin", "e5-small-v2", 384, null),
                new StatusJson.Llm("ollama", "llama3.1:8b", true, null, null),
                List.of(new StatusJson.SourceStatus("obsidian", 6289, 31200, List.of())));
    }

    static Object withoutModel() {
        return new StatusJson(
                "0.1.0",
                new StatusJson.Vault("Notes", "/home/ana/Notes"),
                new StatusJson.Index(
                        "lucene",
                        "scanning",
                        0,
                        0,
                        0,
                        0,
                        new StatusJson.ProgressJson("words", 0, 0, null),
                        List.of(),
                        "The disk is full. Make room in the data directory; the work goes on by itself.",
                        null,
                        null),
                new StatusJson.Embedding("builtin", "e5-small-v2", 384, null),
                new StatusJson.Llm(
                        "ollama",
                        "llama3.1:8b",
                        false,
                        "Ollama does not have the model llama3.1:8b.",
                        "ollama pull llama3.1:8b"),
                List.of());
    }

    static Object personas() {
        return Stream.concat(
                        new BuiltinPersonas()
                                .all().stream()
                                        .map(each -> new Routes.PersonaJson(
                                                each.name(), each.title(), each.greeting(), each.builtin())),
                        Stream.of(new Routes.PersonaJson("skipper", "Skipper", "Olá. Where are we bound?", false)))
                .toList();
    }

    static Object models() {
        return new Routes.Models(
                "ollama",
                true,
                List.of(
                        new InstalledModel("llama3.1:8b", 4_920_753_328L),
                        new InstalledModel("qwen3:4b", 2_620_788_260L)),
                "llama3.1:8b");
    }

    static Object suggestions() {
        return SuggestionsJson.of(List.of(
                new Suggestion(
                        Suggestion.Kind.DOCUMENT,
                        "obsidian:Boats/Estaleiro São João.md",
                        "Estaleiro São João",
                        "Boats",
                        "Boats/Estaleiro São João.md"),
                new Suggestion(Suggestion.Kind.DOCUMENT, "obsidian:Boat.md", "Boat", null, "Boat.md"),
                new Suggestion(
                        Suggestion.Kind.DOCUMENT,
                        "whatsapp:351900000001@c.us/2026-03",
                        "Inês Duarte",
                        "whatsapp",
                        null),
                new Suggestion(Suggestion.Kind.FOLDER, "Boats", "Boats", null, "Boats"),
                new Suggestion(Suggestion.Kind.TAG, "boat/repair", "#boat/repair", null, null),
                new Suggestion(Suggestion.Kind.SOURCE, "whatsapp", "whatsapp", null, null)));
    }

    static Object indexes() {
        EmbeddingSpace space = new EmbeddingSpace("builtin", "e5-small-v2", 384, 508);
        IndexDescription serving = new IndexDescription(
                "a1b2c3d4e5f6",
                new IndexKey("lucene", space, "notes-1"),
                EmbeddingSettings.DEFAULTS,
                true,
                Instant.parse("2026-11-21T10:00:00Z"));
        return new IndexesJson(Stream.of(
                        new DiskUse("a1b2c3d4e5f6", "lucene", DiskUse.Role.SERVING, serving, 48_234_496L),
                        new DiskUse("0f1e2d3c4b5a", "pgvector", DiskUse.Role.KEPT, null, null))
                .map(IndexesJson.One::of)
                .toList());
    }

    static Object problem() {
        return ProblemException.badField("scope.to", "must not be before \"scope.from\"")
                .problem();
    }

    static ChatRequest asked() {
        return new ChatRequest(
                List.of(
                        new ChatRequest.Message(ChatRequest.Message.Role.USER, "Who paints the hull?"),
                        new ChatRequest.Message(ChatRequest.Message.Role.ASSISTANT, "The yard at São João.[1]"),
                        new ChatRequest.Message(ChatRequest.Message.Role.USER, "What does it cost?")),
                "assistant",
                new Scope(
                        List.of("Boats"),
                        List.of("boat/repair"),
                        List.of("obsidian"),
                        List.of(new DocumentId("obsidian", "Boats/Estaleiro São João.md")),
                        List.of(),
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 3, 31)),
                new ChatRequest.OpenNote("Boats/Log.md", "# Log\n\nHull on Monday, não na sexta.\n", null, false),
                1,
                10);
    }

    static List<AnswerEvent> written() {
        return Stream.concat(
                        found(),
                        Stream.of(
                                new Token("The yard wants €1,450. That is for two"),
                                new Token(" coats. In cash it would be 1,300.\n\nInês"),
                                new Token(" heard so on 4 March.[1][2] "),
                                new Token("⚓"),
                                new Done(
                                        "The yard wants €1,450. That is for two coats. In cash it would be 1,300.\n\n"
                                                + "Inês heard so on 4 March.[1][2] ⚓",
                                        Done.Mode.WRITTEN,
                                        List.of(1, 2),
                                        BUDGET,
                                        new Timings(420, 9, 1310L, 4805),
                                        false)))
                .toList();
    }

    static List<AnswerEvent> quoted() {
        String opening = "Quotes from your notes: no model is running. Nothing answers at http://127.0.0.1:11434. "
                + "To get written answers: Start Ollama (ollama serve)\n\n";
        String quotes = "> The yard wants €1,450 for the hull. [1]\n\n> It is 1,300 if you pay in cash. [2]";
        return Stream.concat(
                        found(),
                        Stream.of(
                                new Token(opening + quotes),
                                new Done(
                                        opening + quotes,
                                        Done.Mode.QUOTED,
                                        List.of(1, 2),
                                        BUDGET,
                                        new Timings(0, 9, null, 11),
                                        false)))
                .toList();
    }

    static List<AnswerEvent> failed() {
        return Stream.concat(
                        found(),
                        Stream.of(
                                new Token("The yard wants"),
                                new Failed(
                                        "The model broke off",
                                        "The connection to Ollama closed before the answer was complete.",
                                        "Ask again; if it happens again, restart Ollama and look at its log.")))
                .toList();
    }

    static List<PullProgress> pulled() {
        return List.of(
                new PullProgress("pulling manifest", 0, 0),
                new PullProgress("pulling 8eeb52dfb3bb", 1_048_576, 2_620_788_260L),
                new PullProgress("pulling 8eeb52dfb3bb", 2_620_788_260L, 2_620_788_260L),
                new PullProgress("success", 0, 0));
    }

    private static Stream<AnswerEvent> found() {
        return Stream.of(
                new Stage(Stage.Name.UNDERSTANDING, 1),
                new Asked(true, List.of("hull paint price", "estaleiro preço"), LocalDate.of(2026, 3, 1), null),
                new Stage(Stage.Name.SEARCHING, 1),
                new Found(List.of(new Numbered(1, NOTE), new Numbered(2, CHAT))),
                new Stage(Stage.Name.ANSWERING, 1));
    }

    /** By the names of their files, without the ending. */
    static Map<String, Object> answers() {
        return Map.of(
                "status", idle(),
                "status-indexing", indexing(),
                "status-no-model", withoutModel(),
                "search", searched(),
                "related", related(),
                "personas", personas(),
                "models", models(),
                "suggest", suggestions(),
                "indexes", indexes(),
                "problem", problem());
    }
}
