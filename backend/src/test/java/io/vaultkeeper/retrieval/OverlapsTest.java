package io.vaultkeeper.retrieval;

import static io.vaultkeeper.retrieval.PassageExamples.passage;
import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.ChunkSize;
import io.vaultkeeper.chunking.MessagePlace;
import io.vaultkeeper.chunking.ShapedChunker;
import io.vaultkeeper.document.Body;
import io.vaultkeeper.document.ContentHash;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Message;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OverlapsTest {
    private static final Instant NOON = Instant.parse("2024-11-02T12:00:00Z");

    @Test
    void inAnyOrderEveryLineIsShownOnceAndEveryMessageIsNamed() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Message> said = messages(random);
            List<Chunk> windows = windows(said);
            Collections.shuffle(windows, random);
            List<Passage> ranked = IntStream.range(0, windows.size())
                    .mapToObj(i -> passage(windows.get(i), 1.0 / (i + 1)))
                    .toList();

            List<Passage> cut = Overlaps.cut(ranked);

            assertThat(lines(cut)).as("seed %d", seed).isEqualTo(lines(said));
            assertThat(ids(cut)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(ids(said));
        }
    }

    @Test
    void theBestIsWholeAndWhatIsLeftOfAnotherTellsItsOwnTime() {
        List<Chunk> windows = windows(messages(new Random(7)));
        assertThat(windows).hasSizeGreaterThan(2);
        List<Passage> cut = Overlaps.cut(List.of(passage(windows.get(1), 0.9), passage(windows.get(0), 0.8)));

        assertThat(cut.get(0).chunk()).isEqualTo(windows.get(1));
        Chunk rest = cut.get(1).chunk();
        assertThat(rest.id()).isEqualTo(windows.get(0).id());
        assertThat(rest.endLine()).isEqualTo(windows.get(1).startLine() - 1);
        assertThat(rest.provenance().time().end())
                .isBefore(windows.get(1).provenance().time().from());
    }

    private static List<Message> messages(Random random) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String text = IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(line -> "word ".repeat(1 + random.nextInt(9)) + line)
                    .collect(Collectors.joining("\n"));
            messages.add(new Message("m" + i, NOON.plusSeconds(60L * i), i % 2 == 0 ? "Ana" : "Rui", i + " " + text));
        }
        return messages;
    }

    private static List<Chunk> windows(List<Message> said) {
        TimeSpan time = new TimeSpan(NOON, NOON.plusSeconds(3600), TimeSpan.Basis.MESSAGES);
        Provenance provenance = new Provenance(
                new DocumentId("whatsapp", "Ana"),
                null,
                "Ana",
                List.of(),
                List.of(),
                List.of("Ana", "Rui"),
                time,
                null);
        ShapedChunker chunker =
                new ShapedChunker(text -> text.split("\\s+").length, new ChunkSize(60, 90), ZoneOffset.UTC);
        return new ArrayList<>(
                chunker.chunk(new Document(provenance, new Body.Conversation(said), ContentHash.of("chat"))));
    }

    private static List<String> lines(List<?> of) {
        return of.stream()
                .map(each -> each instanceof Passage passage
                        ? passage.chunk().text()
                        : ((Message) each).sender() + ": " + ((Message) each).text())
                .flatMap(String::lines)
                .sorted()
                .toList();
    }

    private static List<String> ids(List<?> of) {
        return of.stream()
                .flatMap(each -> each instanceof Passage passage
                        ? passage.chunk().messages().stream().map(MessagePlace::id)
                        : Stream.of(((Message) each).id()))
                .distinct()
                .toList();
    }
}
