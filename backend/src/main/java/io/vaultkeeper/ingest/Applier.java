package io.vaultkeeper.ingest;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.Chunker;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.embedding.EmbeddedChunk;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.ingest.Outcome.Kind;
import io.vaultkeeper.source.Omission;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out changes: file → documents → chunks → index, with the vectors that are known already. */
final class Applier {
    private static final Logger LOG = LoggerFactory.getLogger(Applier.class);

    private final Map<String, Source> sources;
    private final Chunker chunker;
    private final ChunkIndex index;
    private final KnownVectors elsewhere;
    private final Ledger ledger;

    Applier(Map<String, Source> sources, Chunker chunker, ChunkIndex index, KnownVectors elsewhere, Ledger ledger) {
        this.sources = sources;
        this.chunker = chunker;
        this.index = index;
        this.elsewhere = elsewhere;
        this.ledger = ledger;
    }

    /** Never throws for what is in a file. */
    List<Outcome> apply(Change change) {
        if (change instanceof Change.Add add) {
            return read(add.file(), List.of(), null);
        }
        if (change instanceof Change.Replace replace) {
            return read(replace.file(), replace.had(), null);
        }
        if (change instanceof Change.Move move) {
            return read(move.to(), List.of(), move.from());
        }
        return ((Change.Remove) change).had().stream().map(this::remove).toList();
    }

    private List<Outcome> read(SourceFile file, List<LedgerEntry> had, @Nullable LedgerEntry movedFrom) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Omission> omissions = new ArrayList<>();
        Map<DocumentId, LedgerEntry> left = new HashMap<>();
        had.forEach(entry -> left.put(entry.document(), entry));
        if (movedFrom != null) {
            left.put(movedFrom.document(), movedFrom);
        }
        try {
            Source source = Objects.requireNonNull(sources.get(file.source()), file.source());
            source.read(file, new Source.Reading() {
                @Override
                public void document(Document document) {
                    left.remove(document.id());
                    LedgerEntry from = movedFrom == null ? null : left.remove(movedFrom.document());
                    boolean own = document.id().key().equals(file.key());
                    outcomes.add(put(file, document, from, own ? takeAll(omissions) : List.of()));
                }

                @Override
                public void leftOut(Omission omission) {
                    omissions.add(omission);
                }
            });
            if (outcomes.isEmpty() || !omissions.isEmpty()) {
                outcomes.add(note(file, left, null, omissions));
            }
        } catch (NoSuchFileException e) {
            LOG.debug("event=vanished"); // between the look and the read: what it held is removed below
        } catch (IndexException | EmbeddingException e) {
            throw e; // the store's or the tokenizer's fault, not the document's
        } catch (AccessDeniedException e) {
            outcomes.add(fail(toBeReadAgain(file), left, reason(e), omissions));
        } catch (IOException e) {
            outcomes.add(keep(toBeReadAgain(file), left, reason(e), omissions)); // the disk's fault, which may pass
        } catch (SourceException | RuntimeException e) {
            outcomes.add(fail(file, left, reason(e), omissions));
        } catch (LinkageError e) {
            outcomes.add(fail(file, left, Problems.fault(e), omissions));
        } catch (OutOfMemoryError e) {
            outcomes.add(fail(toBeReadAgain(file), left, Problems.TOO_LITTLE_MEMORY, omissions));
        } catch (StackOverflowError e) {
            outcomes.add(fail(file, left, "It is nested too deeply to be read.", omissions));
        }
        left.values().forEach(gone -> outcomes.add(remove(gone)));
        return outcomes;
    }

    private Outcome fail(SourceFile file, Map<DocumentId, LedgerEntry> left, String reason, List<Omission> omissions) {
        Outcome failed = note(file, left, reason, omissions);
        keepBehind(file, left);
        return failed;
    }

    /** What a file of several documents held behind the fault stays as it was: the file may be half written. */
    private void keepBehind(SourceFile file, Map<DocumentId, LedgerEntry> left) {
        List<LedgerEntry> behind = left.values().stream()
                .filter(entry -> FileKey.of(entry).equals(FileKey.of(file)))
                .toList();
        for (LedgerEntry entry : behind) {
            if (!ledger.isElsewhere(entry)) {
                LedgerEntry kept = entry.asOf(file.fingerprint());
                index.replace(kept, index.chunksOf(entry.document()));
                ledger.put(kept);
            }
            left.remove(entry.document());
        }
    }

    /** What was read of a note before stays as it was, beside the reason why it is not read now. */
    private Outcome keep(SourceFile file, Map<DocumentId, LedgerEntry> left, String reason, List<Omission> omissions) {
        LedgerEntry before = left.get(new DocumentId(file.source(), file.key()));
        if (before == null || before.hash() == null || ledger.isElsewhere(before)) {
            return fail(file, left, reason, omissions);
        }
        LedgerEntry kept = before.unread(file.fingerprint(), reason + ". What was read of it before is still found.");
        index.replace(kept, index.chunksOf(before.document()));
        ledger.put(kept);
        left.remove(before.document());
        keepBehind(file, left);
        return new Outcome(before.document(), Kind.FAILED);
    }

    private static SourceFile toBeReadAgain(SourceFile file) {
        return new SourceFile(
                file.source(), file.key(), file.path(), file.fingerprint().unsettled());
    }

    private static List<Omission> takeAll(List<Omission> omissions) {
        List<Omission> all = List.copyOf(omissions);
        omissions.clear();
        return all;
    }

    private Outcome put(SourceFile file, Document document, @Nullable LedgerEntry from, List<Omission> omissions) {
        List<Chunk> chunks = chunker.chunk(document);
        List<EmbeddedChunk> embedded = withKnownVectors(chunks, from == null ? document.id() : from.document());
        LedgerEntry entry = new LedgerEntry(
                document.id(),
                file.key(),
                file.fingerprint(),
                document.hash(),
                chunks.size(),
                null,
                Omission.sum(omissions));
        if (from == null) {
            index.replace(entry, embedded);
        } else {
            index.move(from.document(), entry, embedded);
            ledger.remove(from);
        }
        ledger.put(entry);
        return new Outcome(document.id(), from == null ? Kind.INDEXED : Kind.MOVED);
    }

    /** A chunk whose headings and text were in the document before keeps its vector, wherever it stands now. */
    private List<EmbeddedChunk> withKnownVectors(List<Chunk> chunks, DocumentId before) {
        Map<ContentHash, float[]> known = new HashMap<>();
        Stream.of(elsewhere.of(before), ledger.knows(before) ? index.chunksOf(before) : List.<EmbeddedChunk>of())
                .flatMap(List::stream)
                .forEach(old -> {
                    if (old.vector() != null) {
                        known.put(old.chunk().hash(), old.vector());
                    }
                });
        return chunks.stream()
                .map(chunk -> new EmbeddedChunk(chunk, known.get(chunk.hash())))
                .toList();
    }

    /** Remembers of a file what no document of it tells, so that it is read again only when it changes. */
    private Outcome note(
            SourceFile file, Map<DocumentId, LedgerEntry> left, @Nullable String failure, List<Omission> omissions) {
        DocumentId id = new DocumentId(file.source(), file.key());
        LedgerEntry entry =
                new LedgerEntry(id, file.key(), file.fingerprint(), null, 0, failure, Omission.sum(omissions));
        index.replace(entry, List.of());
        ledger.put(entry);
        left.remove(id);
        return new Outcome(id, failure == null ? Kind.EXCLUDED : Kind.FAILED);
    }

    private Outcome remove(LedgerEntry entry) {
        if (!ledger.isElsewhere(entry)) {
            index.remove(entry.document());
        }
        ledger.remove(entry);
        return new Outcome(entry.document(), Kind.REMOVED);
    }

    private static String reason(Exception e) {
        if (e instanceof SourceException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof AccessDeniedException) {
            return "It cannot be read: permission denied. Give yourself the right to read it.";
        }
        if (e instanceof IOException) {
            return "It cannot be read: " + e.getMessage();
        }
        return Problems.fault(e);
    }
}
