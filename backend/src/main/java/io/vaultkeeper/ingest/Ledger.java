package io.vaultkeeper.ingest;

import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.source.Omission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The index's ledger, by file: what was read, and of which state of the file. Safe for use by several threads. */
final class Ledger {
    /** Of most files; there may be a million files, each with a map of its own. */
    private static final int DOCUMENTS = 1;

    private final NavigableMap<FileKey, Map<DocumentId, LedgerEntry>> files =
            new TreeMap<>(Comparator.comparing(FileKey::source).thenComparing(FileKey::key));

    /** The file that a document was last read from. */
    private final Map<DocumentId, FileKey> owners = new HashMap<>();

    /** Entries with something to tell the user, few of many: they are asked for with each look at the status. */
    private final Set<LedgerEntry> noted = new LinkedHashSet<>();

    Ledger(Collection<LedgerEntry> entries) {
        entries.forEach(this::put);
    }

    synchronized void put(LedgerEntry entry) {
        FileKey file = FileKey.of(entry);
        owners.put(entry.document(), file);
        noted.remove(
                files.computeIfAbsent(file, key -> new HashMap<>(DOCUMENTS)).put(entry.document(), entry));
        if (entry.failure() != null || !entry.omissions().isEmpty()) {
            noted.add(entry);
        }
    }

    synchronized void remove(LedgerEntry entry) {
        owners.remove(entry.document(), FileKey.of(entry));
        Map<DocumentId, LedgerEntry> documents = files.get(FileKey.of(entry));
        if (documents != null) {
            noted.remove(documents.remove(entry.document()));
            if (documents.isEmpty()) {
                files.remove(FileKey.of(entry));
            }
        }
    }

    /** Whether the document was read from another file since. */
    synchronized boolean isElsewhere(LedgerEntry entry) {
        return !FileKey.of(entry).equals(owners.get(entry.document()));
    }

    synchronized boolean knows(DocumentId document) {
        return owners.containsKey(document);
    }

    /** The documents read from a file; empty where it was never read. */
    synchronized List<LedgerEntry> of(FileKey file) {
        Map<DocumentId, LedgerEntry> documents = files.get(file);
        return documents == null ? List.of() : List.copyOf(documents.values());
    }

    synchronized List<FileKey> files() {
        return List.copyOf(files.keySet());
    }

    /** Files of these names, and files in folders of such names, found without a look at the others. */
    synchronized Set<FileKey> within(Collection<FileKey> names) {
        Set<FileKey> within = new HashSet<>();
        for (FileKey name : names) {
            if (files.containsKey(name)) {
                within.add(name);
            }
            FileKey first = new FileKey(name.source(), name.key() + "/");
            FileKey beyond = new FileKey(name.source(), name.key() + (char) ('/' + 1));
            within.addAll(files.subMap(first, beyond).keySet());
        }
        return within;
    }

    /** By source name, what its files hold beside documents. */
    synchronized Map<String, List<Omission>> omissions() {
        Map<String, List<Omission>> bySource = new HashMap<>();
        for (LedgerEntry entry : noted) {
            if (!entry.omissions().isEmpty()) {
                bySource.computeIfAbsent(entry.document().source(), name -> new ArrayList<>())
                        .addAll(entry.omissions());
            }
        }
        bySource.replaceAll((name, omissions) -> Omission.sum(omissions));
        return bySource;
    }

    /** Whether a file could not be read, for a reason that may pass. */
    synchronized boolean hasUnread() {
        return noted.stream()
                .anyMatch(
                        entry -> entry.failure() != null && !entry.fingerprint().settled());
    }

    synchronized List<LedgerEntry> failures() {
        return noted.stream().filter(entry -> entry.failure() != null).toList();
    }
}
