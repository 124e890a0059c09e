package io.vaultkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chunking.ChunkSize;
import io.vaultkeeper.chunking.ShapedChunker;
import io.vaultkeeper.index.ChunkIndex;
import io.vaultkeeper.index.lucene.LuceneIndex;
import io.vaultkeeper.source.whatsapp.WhatsAppSettings;
import io.vaultkeeper.source.whatsapp.WhatsAppSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newer export of a chat that is known embeds what is new in it, and nothing else. */
class ReimportedChatTest {
    private static final long PATIENCE_NANOS = Duration.ofMinutes(1).toNanos();

    @TempDir
    private Path folder;

    @Test
    void ofANewerJsonOnlyTheNewWindowsAreEmbedded() throws Exception {
        assertOnlyTheNewIsEmbedded("result.json", json(40), json(41));
    }

    @Test
    void ofANewerTextOnlyTheNewWindowsAreEmbedded() throws Exception {
        assertOnlyTheNewIsEmbedded("WhatsApp Chat with Rita.txt", text(40), text(41));
    }

    private void assertOnlyTheNewIsEmbedded(String name, String before, String after) throws Exception {
        CountingEmbedder embedder = new CountingEmbedder();
        Path export = Files.writeString(folder.resolve(name), before);
        try (ChunkIndex index = LuceneIndex.open(
                        folder.resolve("index"), embedder.space().dimensions());
                Ingest ingest = ingest(export, embedder, index)) {
            ingest.start();
            awaitEmbedded(ingest, 40);
            Files.writeString(export, after);
            ingest.rescan();
            awaitEmbedded(ingest, 41);
            assertThat(embedder.take()).hasSize(41).last().asString().contains("message 40");
        }
    }

    @Test
    void anExportUnderAnotherNameKeepsItsChatsAndEmbedsNothing() throws Exception {
        CountingEmbedder embedder = new CountingEmbedder();
        String two = json(20).replaceFirst("}$", ", " + json(20).substring(1).replace("351912000111", "351912000222"));
        Path before = Files.writeString(folder.resolve("old.json"), two);
        Path after = Files.writeString(folder.resolve("new.json"), two.replace("message 19", "message 20"));
        try (ChunkIndex index =
                LuceneIndex.open(folder.resolve("index"), embedder.space().dimensions())) {
            try (Ingest ingest = ingest(before, embedder, index)) {
                ingest.start();
                awaitEmbedded(ingest, 40);
                embedder.take();
            }
            Files.delete(before);
            try (Ingest ingest = ingest(after, embedder, index)) {
                ingest.start();
                awaitEmbedded(ingest, 40);
                assertThat(embedder.take()).hasSize(2).allMatch(text -> text.contains("message 20"));
                assertThat(ingest.verify()).isEmpty();
            }
        }
    }

    @Test
    void anExportThatIsHalfWrittenKeepsTheChatsBehindTheFault() throws Exception {
        CountingEmbedder embedder = new CountingEmbedder();
        String two = json(20).replaceFirst("}$", ", " + json(20).substring(1).replace("351912000111", "351912000222"));
        Path export = Files.writeString(folder.resolve("result.json"), two);
        try (ChunkIndex index = LuceneIndex.open(
                        folder.resolve("index"), embedder.space().dimensions());
                Ingest ingest = ingest(export, embedder, index)) {
            ingest.start();
            awaitEmbedded(ingest, 40);
            embedder.take();
            Files.writeString(export, two.substring(0, two.length() / 4));
            ingest.rescan();
            await(ingest, status -> status.failed().size() == 1);
            assertThat(ingest.status().failed().get(0).reason()).contains("no whole JSON");
            awaitEmbedded(ingest, 40);
            assertThat(ingest.verify()).isEmpty();
            Files.writeString(export, two);
            ingest.rescan();
            await(ingest, status -> status.failed().isEmpty());
            awaitEmbedded(ingest, 40);
            assertThat(embedder.take()).isEmpty();
            assertThat(ingest.verify()).isEmpty();
        }
    }

    private static Ingest ingest(Path export, CountingEmbedder embedder, ChunkIndex index) {
        ShapedChunker chunker = new ShapedChunker(embedder.tokens(), new ChunkSize(40, 120), ZoneOffset.UTC);
        WhatsAppSource source = new WhatsAppSource(new WhatsAppSettings(export, null, null, "Me"));
        return new Ingest(List.of(source), chunker, embedder, index, KnownVectors.NONE, 2);
    }

    private static void awaitEmbedded(Ingest ingest, int chunks) throws InterruptedException {
        await(
                ingest,
                status -> status.state() == IngestStatus.State.IDLE
                        && status.total().embedded() == chunks);
    }

    private static void await(Ingest ingest, Predicate<IngestStatus> expected) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!expected.test(ingest.status())) {
            assertThat(System.nanoTime()).as("%s", ingest.status()).isLessThan(until);
            Thread.sleep(20);
        }
    }

    /** One message in a long time, so that each is a window. */
    private static String json(int days) throws IOException {
        StringBuilder messages = new StringBuilder();
        for (int day = 0; day < days; day++) {
            messages.append(day == 0 ? "" : ", ")
                    .append("\"%d\": {\"timestamp\": %d, \"key_id\": \"K%d\", \"data\": \"message %d\"}"
                            .formatted(day, 1_600_000_000L + day * 31L * 86_400, day, day));
        }
        return "{\"351912000111@s.whatsapp.net\": {\"name\": \"Rita\", \"messages\": {" + messages + "}}}";
    }

    private static String text(int days) {
        StringBuilder text = new StringBuilder();
        for (int day = 0; day < days; day++) {
            Instant time = Instant.parse("2024-01-20T12:00:00Z").plus(Duration.ofDays(31L * day));
            String date = time.toString().substring(0, 10);
            text.append(date).append(" 12:00 - Rita: message ").append(day).append('\n');
        }
        return text.toString();
    }
}
