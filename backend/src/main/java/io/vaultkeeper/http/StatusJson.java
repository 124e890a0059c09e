package io.vaultkeeper.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.generation.IndexesStatus;
import io.vaultkeeper.index.IndexCounts;
import io.vaultkeeper.ingest.IngestStatus;
import io.vaultkeeper.ingest.Progress;
import io.vaultkeeper.llm.Availability;
import io.vaultkeeper.source.Omission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The status as answers have it. */
record StatusJson(String version, Vault vault, Index index, Embedding embedding, Llm llm, List<SourceStatus> sources) {
    record Vault(String name, String path) {}

    /**
     * @param problem why work has stopped or waits; null otherwise
     * @param building null where no other index is being built
     */
    record Index(
            String store,
            String state,
            int documents,
            int chunks,
            int embedded,
            int pending,
            ProgressJson progress,
            List<Failed> failed,
            @Nullable String problem,
            @Nullable Instant lastChange,
            @Nullable Building building) {}

    /** The index that will take the other's place once all is in it. */
    record Building(String store, String provider, String model, int documents, int chunks, int embedded) {
        static Building of(IndexesStatus.One one) {
            IndexCounts total = one.ingest().total();
            EmbeddingSpace space = one.key().space();
            return new Building(
                    one.key().store(),
                    space.provider(),
                    space.model(),
                    total.documents(),
                    total.chunks(),
                    total.embedded());
        }
    }

    /** @param phase what is counted: {@code words} counts documents, {@code vectors} counts chunks */
    record ProgressJson(
            String phase, long done, long total, @Nullable Long etaSeconds) {}

    record Failed(String document, String reason) {}

    /** @param notice what the user should know about the model; absent where nothing */
    record Embedding(
            String provider,
            String model,
            int dimensions,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String notice) {}

    private static final String KEEPER = "Searches are made of your own words, as llm.keeper-model cannot be asked: ";

    /** @param reason why there is no model; where there is one, why the other that plans the search is missing */
    record Llm(
            String provider,
            @Nullable String model,
            boolean available,
            @Nullable String reason,
            @Nullable String hint) {}

    /** @param leftOut what the source's files hold beside documents; absent where there is nothing */
    record SourceStatus(
            String name,
            int documents,
            int chunks,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Omission> leftOut) {}

    static StatusJson of(Backend backend) {
        IndexesStatus indexes = backend.indexes().status();
        IngestStatus ingest = indexes.serving().ingest();
        return new StatusJson(
                backend.version(),
                new Vault(
                        String.valueOf(backend.vault().getFileName()),
                        backend.vault().toString()),
                index(indexes),
                embedding(backend, indexes),
                llm(backend),
                ingest.sources().entrySet().stream()
                        .map(entry -> new SourceStatus(
                                entry.getKey(),
                                entry.getValue().documents(),
                                entry.getValue().chunks(),
                                ingest.leftOut().getOrDefault(entry.getKey(), List.of())))
                        .toList());
    }

    private static Embedding embedding(Backend backend, IndexesStatus indexes) {
        EmbeddingSpace space = indexes.serving().key().space();
        int documents = indexes.serving().ingest().total().documents();
        Optional<String> notice = isRead(indexes)
                ? backend.indexes().with(now -> backend.language().of(now.index(), space.model(), documents))
                : Optional.empty();
        return new Embedding(space.provider(), space.model(), space.dimensions(), notice.orElse(null));
    }

    /** Whether all files have been read: their meaning may be hours away. */
    private static boolean isRead(IndexesStatus indexes) {
        Progress progress = indexes.serving().ingest().progress();
        return indexes.state() == IngestStatus.State.IDLE
                || (progress != null && progress.phase() == Progress.Phase.VECTORS);
    }

    private static Index index(IndexesStatus indexes) {
        IngestStatus ingest = indexes.serving().ingest();
        IndexesStatus.One building = indexes.building();
        IndexCounts total = ingest.total();
        return new Index(
                indexes.serving().key().store(),
                Wire.name(indexes.state()),
                total.documents(),
                total.chunks(),
                total.embedded(),
                total.pending(),
                progress(indexes),
                ingest.failed().stream()
                        .map(failure -> new Failed(failure.document().toString(), failure.reason()))
                        .toList(),
                indexes.anyProblem(),
                ingest.lastChange(),
                building == null ? null : Building.of(building));
    }

    /** With nothing left to do, all of it is done; before it is known what there is to do, none is. */
    private static ProgressJson progress(IndexesStatus indexes) {
        Progress progress = indexes.progress();
        if (progress != null) {
            return new ProgressJson(
                    Wire.name(progress.phase()), progress.done(), progress.total(), progress.etaSeconds());
        }
        return switch (indexes.state()) {
            case SCANNING, INDEXING -> new ProgressJson(Wire.name(Progress.Phase.WORDS), 0, 0, null);
            case IDLE, PAUSED, FAILED -> done(indexes.counts());
        };
    }

    private static ProgressJson done(IndexCounts counts) {
        boolean all = counts.embedded() == counts.chunks();
        return new ProgressJson(Wire.name(Progress.Phase.VECTORS), counts.embedded(), counts.chunks(), all ? 0L : null);
    }

    private static Llm llm(Backend backend) {
        String provider = backend.model().provider();
        String model = backend.model().name();
        if (backend.model().availability() instanceof Availability.Unavailable absent) {
            return new Llm(provider, model, false, absent.reason(), absent.hint());
        }
        return backend.model()
                .keeperIsMissing()
                .map(missing -> new Llm(provider, model, true, KEEPER + missing.reason(), missing.hint()))
                .orElseGet(() -> new Llm(provider, model, true, null, null));
    }
}
