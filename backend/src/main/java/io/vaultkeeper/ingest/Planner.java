package io.vaultkeeper.ingest;

import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.ingest.Change.Add;
import io.vaultkeeper.ingest.Change.Move;
import io.vaultkeeper.ingest.Change.Remove;
import io.vaultkeeper.ingest.Change.Replace;
import io.vaultkeeper.source.Fingerprint;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares ledger and files. Reads a file only where size and time do not tell whether it is one that is gone, under a new name. */
final class Planner {
    private final Map<String, Source> sources;

    Planner(Map<String, Source> sources) {
        this.sources = sources;
    }

    /** The changes that lead from ledger to files, the newest files first. */
    List<Change> plan(Ledger ledger, Scan scan) {
        List<Change> plan = new ArrayList<>();
        Map<Long, List<LedgerEntry>> gone = new HashMap<>();
        for (FileKey file : lookedFor(ledger, scan)) {
            if (scan.isGone(file)) {
                offer(ledger.of(file), gone, plan);
            }
        }
        List<SourceFile> files = new ArrayList<>(scan.found().values());
        files.sort(
                Comparator.comparingLong((SourceFile file) -> file.fingerprint().modified())
                        .reversed());
        Deque<SourceFile> fresh = new ArrayDeque<>();
        for (SourceFile file : files) {
            List<LedgerEntry> had = ledger.of(FileKey.of(file));
            if (had.isEmpty()) {
                fresh.add(file);
            } else if (had.stream().anyMatch(entry -> differs(entry.fingerprint(), file.fingerprint()))) {
                plan.add(new Replace(file, had));
            }
        }
        fresh.forEach(file -> plan.add(moveOrAdd(file, gone)));
        gone.values().forEach(rest -> rest.forEach(entry -> plan.add(new Remove(List.of(entry)))));
        return plan;
    }

    /** Programs write beside the notes all the time, as Obsidian does at each click: that must not cost a look at every file. */
    private static Collection<FileKey> lookedFor(Ledger ledger, Scan scan) {
        return scan.looked() == null ? ledger.files() : ledger.within(scan.looked());
    }

    /** A file of one document may have moved; a file of several is removed and read again. */
    private static void offer(List<LedgerEntry> had, Map<Long, List<LedgerEntry>> gone, List<Change> plan) {
        LedgerEntry first = had.get(0);
        if (had.size() == 1 && first.hash() != null) {
            gone.computeIfAbsent(first.fingerprint().size(), size -> new ArrayList<>())
                    .add(first);
        } else {
            plan.add(new Remove(had));
        }
    }

    private Change moveOrAdd(SourceFile file, Map<Long, List<LedgerEntry>> gone) {
        List<LedgerEntry> sameSize = gone.getOrDefault(file.fingerprint().size(), List.of());
        if (sameSize.isEmpty()) {
            return new Add(file);
        }
        LedgerEntry from = sameTime(file, sameSize);
        if (from == null) {
            from = sameContent(file, sameSize);
        }
        if (from == null) {
            return new Add(file);
        }
        sameSize.remove(from);
        return new Move(from, file);
    }

    /** The only one that was written at the same moment. Where it is another after all, what differs is embedded anew. */
    private static @Nullable LedgerEntry sameTime(SourceFile file, List<LedgerEntry> gone) {
        List<LedgerEntry> same = gone.stream()
                .filter(entry -> entry.document().source().equals(file.source())
                        && entry.fingerprint().modified() == file.fingerprint().modified())
                .toList();
        return same.size() == 1 ? same.get(0) : null;
    }

    private @Nullable LedgerEntry sameContent(SourceFile file, List<LedgerEntry> gone) {
        ContentHash hash = hashOf(file);
        for (LedgerEntry entry : gone) {
            if (entry.hash() != null
                    && entry.hash().equals(hash)
                    && entry.document().source().equals(file.source())) {
                return entry;
            }
        }
        return null;
    }

    private @Nullable ContentHash hashOf(SourceFile file) {
        List<Document> documents = new ArrayList<>();
        try {
            Source source = sources.get(file.source());
            if (source != null) {
                source.read(file, documents::add);
            }
        } catch (IOException | SourceException | RuntimeException | LinkageError | StackOverflowError e) {
            return null; // reading it again as an addition tells the reason
        }
        return documents.size() == 1 ? documents.get(0).hash() : null;
    }

    private static boolean differs(Fingerprint read, Fingerprint now) {
        if (now.lacksSettings() && !read.lacksSettings()) {
            return false; // would lose what was read beside the file
        }
        return !read.settled()
                || read.size() != now.size()
                || read.modified() != now.modified()
                || read.changed() != now.changed()
                || read.settings() != now.settings();
    }
}
