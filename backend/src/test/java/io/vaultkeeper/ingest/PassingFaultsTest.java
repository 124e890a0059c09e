package io.vaultkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chunking.ChunkSize;
import io.vaultkeeper.chunking.ShapedChunker;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.lucene.LuceneIndex;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import io.vaultkeeper.source.obsidian.ObsidianSettings;
import io.vaultkeeper.source.obsidian.ObsidianSource;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that cannot be read for a moment, and a source whose code breaks. */
class PassingFaultsTest {
    private static final long PATIENCE_NANOS = Duration.ofMinutes(1).toNanos();

    @TempDir
    private Path folder;

    @Test
    void whatTheDiskRefusedIsReadSoonThoughItIsTheSameFile() throws Exception {
        Path vault = vault();
        FaultySource source = new FaultySource(vault);
        source.fault = new IOException("Too many open files");
        withIngest(source, (ingest, index) -> {
            await(ingest, status -> status.failed().size() == 1);
            source.fault = null;
            await(ingest, status -> status.failed().isEmpty() && status.total().documents() == 1);
            assertThat(ingest.verify()).isEmpty();
        });
    }

    @Test
    void whatWasReadOfANoteIsFoundWhileTheDiskRefusesIt() throws Exception {
        Path vault = vault();
        FaultySource source = new FaultySource(vault);
        withIngest(source, (ingest, index) -> {
            await(ingest, status -> status.total().documents() == 1);
            source.fault = new IOException("Input/output error");
            Files.writeString(vault.resolve("Note.md"), "The key lies under the mat.");
            ingest.rescan();
            await(ingest, status -> status.failed().size() == 1);
            assertThat(texts(index)).containsExactly("The key hangs by the door.");
            assertThat(ingest.status().failed().get(0).reason()).contains("Input/output error", "is still found");
            source.fault = null;
            ingest.rescan();
            await(ingest, status -> status.failed().isEmpty() && status.total().documents() == 1);
            assertThat(texts(index)).containsExactly("The key lies under the mat.");
        });
    }

    @Test
    void namesStayThoughTheAddressBookIsAwayAfterARestart() throws Exception {
        String message =
                "{\"%d@s.whatsapp.net\": {\"messages\": {\"1\": {\"timestamp\": 1730722849, \"data\": \"%s\"}}}}";
        Path chats = Files.createDirectories(folder.resolve("chats")).toRealPath();
        Path known =
                Files.writeString(chats.resolve("known.json"), message.formatted(351912000111L, "The key is lost"));
        Path book = Files.writeString(folder.resolve("contacts.csv"), "Name,Phone\nRita Lopes,+351912000111\n");
        WhatsAppSettings settings = new WhatsAppSettings(chats, book, null, "Me");
        DocumentId rita = new DocumentId("whatsapp", "known.json#351912000111@s.whatsapp.net");
        withIngest(new WhatsAppSource(settings), (ingest, index) -> {
            await(ingest, status -> status.total().documents() == 1);
            assertThat(texts(index, rita)).singleElement().asString().contains("Rita Lopes", "lost");
        });

        Path away = Files.move(book, folder.resolve("away.csv"));
        Files.writeString(known, message.formatted(351912000111L, "The key is found"));
        Files.writeString(chats.resolve("new.json"), message.formatted(351912000222L, "Hello"));
        withIngest(new WhatsAppSource(settings), (ingest, index) -> {
            await(
                    ingest,
                    status ->
                            status.total().documents() == 2 && !status.failed().isEmpty());
            assertThat(texts(index, rita)).singleElement().asString().contains("Rita Lopes", "lost");
            assertThat(ingest.verify()).isEmpty();

            Files.move(away, book);
            ingest.look(List.of(book));
            await(ingest, status -> texts(index, rita).toString().contains("found"));
            assertThat(texts(index, rita)).singleElement().asString().contains("Rita Lopes");
        });
    }

    @Test
    void aFileThatMovedWithItsTimeIsReadOnce() throws Exception {
        Path vault = vault();
        FaultySource source = new FaultySource(vault);
        withIngest(source, (ingest, index) -> {
            await(ingest, status -> status.total().documents() == 1);
            source.reads.set(0);
            Files.move(vault.resolve("Note.md"), vault.resolve("Moved.md"));
            ingest.rescan();
            await(ingest, status -> !index.chunksOf(new DocumentId("obsidian", "Moved.md"))
                    .isEmpty());
            assertThat(source.reads).hasValue(1);
        });
    }

    @Test
    void aSourceWhoseCodeBreaksEndsNothing() throws Exception {
        Path vault = vault();
        FaultySource source = new FaultySource(vault);
        withIngest(source, (ingest, index) -> {
            await(ingest, status -> status.total().documents() == 1);
            source.error = new NoSuchMethodError("of a newer version");
            Files.move(vault.resolve("Note.md"), vault.resolve("Moved.md")); // is compared with what is gone
            ingest.rescan();
            await(ingest, status -> status.failed().size() == 1);
            assertThat(ingest.verify()).isEmpty();
            source.error = null;
            Files.writeString(vault.resolve("Other.md"), "Another note.");
            ingest.rescan();
            await(ingest, status -> status.total().documents() == 1);
        });
    }

    @Test
    void aFileThatTakesTooMuchMemoryIsNamedAndTheOthersGoOn() throws Exception {
        Path vault = vault();
        FaultySource source = new FaultySource(vault);
        source.error = new OutOfMemoryError("Java heap space");
        withIngest(source, (ingest, index) -> {
            await(ingest, status -> status.failed().size() == 1);
            assertThat(ingest.status().failed().get(0).reason()).contains("too little memory", "-Xmx");
            source.error = null;
            await(ingest, status -> status.failed().isEmpty() && status.total().documents() == 1);
        });
    }

    private Path vault() throws IOException {
        Path vault = Files.createDirectories(folder.resolve("vault")).toRealPath();
        Path note = Files.writeString(vault.resolve("Note.md"), "The key hangs by the door.");
        Files.setLastModifiedTime(note, FileTime.from(Instant.parse("2024-05-06T07:08:09Z")));
        return vault;
    }

    private static List<String> texts(ChunkIndex index) {
        return texts(index, new DocumentId("obsidian", "Note.md"));
    }

    private static List<String> texts(ChunkIndex index, DocumentId document) {
        return index.chunksOf(document).stream()
                .map(embedded -> embedded.chunk().text())
                .toList();
    }

    private interface Work {
        void run(Ingest ingest, ChunkIndex index) throws Exception;
    }

    /** Begins to fill an index. */
    private void withIngest(Source source, Work work) throws Exception {
        try (ChunkIndex index = LuceneIndex.open(
                        folder.resolve("index"), new CountingEmbedder().space().dimensions());
                Ingest ingest = ingest(source, index)) {
            ingest.start();
            work.run(ingest, index);
        }
    }

    private static Ingest ingest(Source source, ChunkIndex index) {
        CountingEmbedder embedder = new CountingEmbedder();
        ShapedChunker chunker = new ShapedChunker(embedder.tokens(), new ChunkSize(40, 120), ZoneOffset.UTC);
        return new Ingest(List.of(source), chunker, embedder, index, KnownVectors.NONE, 2);
    }

    private static void await(Ingest ingest, Predicate<IngestStatus> expected) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (ingest.status().state() != IngestStatus.State.IDLE || !expected.test(ingest.status())) {
            assertThat(System.nanoTime()).as("%s", ingest.status()).isLessThan(until);
            Thread.sleep(20);
        }
    }

    private static final class FaultySource implements Source {
        private final ObsidianSource real;
        private final AtomicInteger reads = new AtomicInteger();
        private volatile @Nullable IOException fault;
        private volatile @Nullable Error error;

        FaultySource(Path vault) {
            real = new ObsidianSource(vault, new ObsidianSettings(List.of(), List.of()));
        }

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public List<Path> roots() {
            return real.roots();
        }

        @Override
        public void scan(Scan scan) throws IOException {
            real.scan(scan);
        }

        @Override
        public Optional<SourceFile> locate(Path path) {
            return real.locate(path);
        }

        @Override
        public Optional<String> key(Path path) {
            return real.key(path);
        }

        @Override
        public void read(SourceFile file, Reading reading) throws IOException, SourceException {
            reads.incrementAndGet();
            IOException refused = fault;
            Error broken = error;
            if (refused != null) {
                throw refused;
            }
            if (broken != null) {
                throw broken;
            }
            real.read(file, reading);
        }
    }
}
