package io.vaultkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.index.LedgerEntry;
import io.vaultkeeper.source.Fingerprint;
import io.vaultkeeper.source.Omission;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger(List.of());

    @Test
    void aFailureIsToldUntilTheDocumentIsReadOrGone() {
        LedgerEntry broken = entry("a.md", "a.md", "broken", List.of());
        LedgerEntry torn = entry("b.md", "b.md", "torn", List.of());
        ledger.put(broken);
        ledger.put(torn);
        ledger.put(entry("c.md", "c.md", null, List.of()));
        assertThat(ledger.failures()).containsExactlyInAnyOrder(broken, torn);

        ledger.put(entry("a.md", "a.md", null, List.of()));
        assertThat(ledger.failures()).containsExactly(torn);
        ledger.remove(torn);

        assertThat(ledger.failures()).isEmpty();
        assertThat(ledger.files()).extracting(FileKey::key).containsExactlyInAnyOrder("a.md", "c.md");
    }

    @Test
    void ofWhatIsLookedAtOnlyFilesOfThatNameAndThoseBelowItAreCompared() {
        for (String file : List.of("a.md", "a.md.md", "Work/a.md", "Work/deep/b.md", "Work 2/c.md", "Work0.md")) {
            ledger.put(entry(file, file, null, List.of()));
        }
        assertThat(within(".obsidian/workspace.json")).isEmpty();
        assertThat(within("a.md", ".obsidian/workspace.json")).containsExactly("a.md");
        assertThat(within("Work")).containsExactlyInAnyOrder("Work/a.md", "Work/deep/b.md");
        assertThat(ledger.within(Set.of(new FileKey("other", "a.md")))).isEmpty();
    }

    @Test
    void aChangeBesideTheNotesLeadsToALookAtNone() {
        ledger.put(entry("a.md", "a.md", null, List.of()));
        Scan besides = new Scan(Map.of(), Set.of(new FileKey("notes", ".obsidian/workspace.json")), Map.of());
        assertThat(new Planner(Map.of()).plan(ledger, besides)).isEmpty();
        Scan gone = new Scan(Map.of(), Set.of(new FileKey("notes", "a.md")), Map.of());
        assertThat(new Planner(Map.of()).plan(ledger, gone)).hasSize(1);
    }

    private Set<String> within(String... names) {
        Set<FileKey> keys = new HashSet<>();
        for (String name : names) {
            keys.add(new FileKey("notes", name));
        }
        Set<String> within = new HashSet<>();
        ledger.within(keys).forEach(file -> within.add(file.key()));
        return within;
    }

    @Test
    void anotherReasonTakesThePlaceOfTheFirst() {
        ledger.put(entry("a.md", "a.md", "broken", List.of()));
        ledger.put(entry("a.md", "a.md", "still broken", List.of()));

        assertThat(ledger.failures()).extracting(LedgerEntry::failure).containsExactly("still broken");
    }

    @Test
    void whatFilesHoldBesideDocumentsIsSummedBySource() {
        Omission photos = new Omission("photo", 2, List.of("one"));
        ledger.put(entry("chat-1", "export.json", null, List.of(photos)));
        ledger.put(entry("chat-2", "export.json", null, List.of(photos)));
        assertThat(ledger.omissions().get("notes"))
                .singleElement()
                .extracting(Omission::count)
                .isEqualTo(4);

        ledger.put(entry("chat-2", "export.json", null, List.of()));

        assertThat(ledger.omissions().get("notes"))
                .singleElement()
                .extracting(Omission::count)
                .isEqualTo(2);
    }

    private static LedgerEntry entry(String document, String file, @Nullable String failure, List<Omission> omissions) {
        return new LedgerEntry(
                new DocumentId("notes", document),
                file,
                new Fingerprint(1, 2, 3, true, 4),
                failure == null ? ContentHash.of(document) : null,
                1,
                failure,
                omissions);
    }
}
