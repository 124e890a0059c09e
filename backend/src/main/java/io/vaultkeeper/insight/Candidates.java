package io.vaultkeeper.insight;

import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.insight.Suggestion.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Gathers what an index has to suggest, each folder, tag and source once. */
final class Candidates {
    private final Map<String, Candidate> found = new HashMap<>();
    private final Map<DocumentId, Long> modified = new HashMap<>();

    private Candidates() {}

    static List<Candidate> in(ChunkIndex index) {
        Candidates candidates = new Candidates();
        for (LedgerEntry entry : index.ledger()) {
            candidates.modified.put(entry.document(), entry.fingerprint().modified());
        }
        index.provenances().forEach(candidates::add);
        return List.copyOf(candidates.found.values());
    }

    private void add(Provenance from) {
        Instant changed = changed(from);
        String source = from.document().source();
        String path = from.path();
        String detail = path == null ? source : Suggestion.parent(path);
        String id = from.document().toString();
        keep(Candidate.of(new Suggestion(Kind.DOCUMENT, id, from.title(), detail, path), from.aliases(), changed));
        keep(Candidate.of(new Suggestion(Kind.SOURCE, source, source, null, null), List.of(), changed));
        for (String folder = path == null ? null : detail; folder != null; folder = Suggestion.parent(folder)) {
            keep(Candidate.of(Suggestion.folder(folder), List.of(), changed));
        }
        from.tags().forEach(tag -> addTag(tag, changed));
    }

    /** And those it is nested in. */
    private void addTag(String tag, Instant changed) {
        for (String name = tag; name != null; name = Suggestion.parent(name)) {
            keep(Candidate.of(new Suggestion(Kind.TAG, name, "#" + name, null, null), List.of(), changed));
        }
    }

    /** A conversation's file is as new as its export, which says nothing of when somebody last spoke. */
    private Instant changed(Provenance from) {
        Long nanos = modified.get(from.document());
        return nanos == null || from.time().basis() == TimeSpan.Basis.MESSAGES
                ? from.time().end()
                : Instant.ofEpochMilli(TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    /** The newest stands for all of one value; tags are the same in any case. */
    private void keep(Candidate candidate) {
        Suggestion suggestion = candidate.suggestion();
        String value = suggestion.kind() == Kind.TAG ? suggestion.value().toLowerCase(Locale.ROOT) : suggestion.value();
        found.merge(
                suggestion.kind() + ":" + value,
                candidate,
                (one, other) -> one.changed().isBefore(other.changed()) ? other : one);
    }
}
