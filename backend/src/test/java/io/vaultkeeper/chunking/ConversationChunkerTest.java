package io.vaultkeeper.chunking;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.document.DocumentId;
import io.vaultkeeper.document.Message;
import io.vaultkeeper.document.Provenance;
import io.vaultkeeper.document.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConversationChunkerTest {
    private static final int MAX = 300;
    private static final Instant START = Instant.parse("2024-11-04T18:00:00Z");
    private static final TokenCounter WORDS =
            text -> text.isBlank() ? 0 : text.strip().split("\\s+").length;

    private final ConversationChunker chunker = new ConversationChunker(WORDS, MAX, ZoneId.of("Europe/Lisbon"));

    @Test
    void aShortExchangeIsOneChunkThatSaysWhoWhenAndWhat() {
        List<Chunk> chunks = chunk(
                said("a", 0, "Marta", "Internet is up.\nThe password is on the fridge."),
                said("b", 60, "Me", "Thanks!"));

        assertThat(chunks).hasSize(1);
        Chunk chunk = chunks.get(0);
        assertThat(chunk.text()).isEqualTo("Marta: Internet is up.\nThe password is on the fridge.\nMe: Thanks!");
        assertThat(chunk.embeddedText()).startsWith("Marta Sousa > 4 November 2024\n");
        assertThat(chunk.provenance().participants()).containsExactly("Marta", "Me");
        assertThat(chunk.provenance().time())
                .isEqualTo(new TimeSpan(START, START.plusSeconds(60), TimeSpan.Basis.MESSAGES));
        assertThat(chunk.messages())
                .containsExactly(
                        new MessagePlace("a", START, 1, 2), new MessagePlace("b", START.plusSeconds(60), 3, 3));
    }

    @Test
    void aSilenceOfHoursIsNotSpannedWhereMuchIsSaid() {
        int silence = (int) Duration.ofHours(4).toSeconds();
        assertThat(chunk(
                        said("a", 0, "Ana", words(160)),
                        said("b", 60, "Bo", "Night"),
                        said("c", 60 + silence, "Bo", words(160))))
                .extracting(chunk -> chunk.messages().size())
                .containsExactly(2, 2);
        assertThat(chunk(
                        said("a", 0, "Ana", words(160)),
                        said("b", 60, "Bo", "Night"),
                        said("c", 61 + silence, "Bo", words(160))))
                .extracting(chunk -> chunk.messages().size())
                .containsExactly(2, 1);
    }

    @Test
    void exchangesOfAFewLinesAreGatheredForThreeWeeksAndToldByTheirDays() {
        int day = (int) Duration.ofDays(1).toSeconds();
        assertThat(chunk(said("a", 0, "Ana", "Happy birthday"), said("b", 9 * day, "Bo", "Thanks")))
                .singleElement()
                .satisfies(
                        chunk -> assertThat(chunk.headings()).containsExactly("4 November 2024 to 13 November 2024"));
        assertThat(chunk(said("a", 0, "Ana", "Happy birthday"), said("b", 22 * day, "Bo", "Sorry, I was away")))
                .hasSize(2);
    }

    @Test
    void windowsOverlapByHalf() {
        List<Chunk> chunks = chunk(IntStream.range(0, 40)
                .mapToObj(i -> said("m" + i, i * 60, "Ana", words(19)))
                .toArray(Message[]::new));

        assertThat(chunks.get(0).messages()).hasSize(10);
        assertThat(chunks.get(1).messages().get(0).id()).isEqualTo("m5");
        assertThat(chunks.get(chunks.size() - 1).messages())
                .last()
                .extracting(MessagePlace::id)
                .isEqualTo("m39");
    }

    @Test
    void noWindowLiesWithinTheOneBefore() {
        List<Chunk> chunks = chunk(
                said("a", 0, "Ana", words(95)), said("b", 60, "Bo", words(85)), said("c", 120, "Ana", words(150)));
        assertThat(chunks).hasSize(2);
        assertThat(chunks.get(1).messages()).extracting(MessagePlace::id).containsExactly("c");
    }

    @Test
    void aMessageOfAnyLengthFitsIntoChunks() {
        List<Chunk> chunks = chunk(said("long", 0, "Ana", words(1000)), said("next", 60, "Bo", "Wow"));

        assertThat(chunks).allMatch(chunk -> WORDS.count(chunk.embeddedText()) <= MAX);
        assertThat(chunks.stream()
                        .filter(chunk -> holds(chunk, "long"))
                        .flatMap(chunk -> Arrays.stream(chunk.text().split("\\s+")))
                        .filter(word -> word.startsWith("w"))
                        .distinct())
                .hasSize(1000);
    }

    @Test
    void aConversationWithoutAMessageIsFoundByItsName() {
        assertThat(chunk()).singleElement().extracting(Chunk::text).isEqualTo("Marta Sousa");
    }

    @Test
    void anEarlierMessageThatComesLaterLeavesOtherChunksAsTheyWere() {
        int day = (int) Duration.ofDays(40).toSeconds();
        List<Chunk> before = chunk(said("b", day, "Ana", "Second day"));
        List<Chunk> after = chunk(said("a", 0, "Ana", "First day"), said("b", day, "Ana", "Second day"));

        assertThat(after).extracting(Chunk::id).contains(before.get(0).id());
        assertThat(after.get(1).hash()).isEqualTo(before.get(0).hash());
    }

    @Test
    void everyMessageIsInAChunkAtThePlaceThatIsTold() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Message> messages = randomMessages(random);
            List<Chunk> chunks = chunker.chunk(provenance(), messages);
            String written = messages.stream()
                    .map(message -> message.sender() + ": " + message.text())
                    .collect(Collectors.joining("\n"));
            List<String> lines = List.of(written.split("\n", -1));
            for (Message message : messages) {
                assertThat(chunks).as("seed %d, %s", seed, message.id()).anyMatch(chunk -> holds(chunk, message.id()));
            }
            for (int i = 1; i < chunks.size(); i++) {
                assertThat(chunks.get(i - 1).text())
                        .as("seed %d", seed)
                        .doesNotContain(chunks.get(i).text());
            }
            for (Chunk chunk : chunks) {
                for (MessagePlace place : chunk.messages()) {
                    assertThat(place.startLine()).as("seed %d", seed).isGreaterThanOrEqualTo(chunk.startLine());
                    assertThat(place.endLine()).as("seed %d", seed).isLessThanOrEqualTo(chunk.endLine());
                    String there = String.join("\n", lines.subList(place.startLine() - 1, place.endLine()));
                    assertThat(chunk.text().lines()).as("seed %d", seed).anyMatch(there::contains);
                }
            }
        }
    }

    private static List<Message> randomMessages(Random random) {
        List<Message> messages = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            at += random.nextInt(10) == 0 ? 20_000 : random.nextInt(900);
            String text = "m" + i + " " + words(1 + random.nextInt(random.nextInt(12) == 0 ? 500 : 40));
            messages.add(said("m" + i, at, random.nextBoolean() ? "Ana" : "Bo", broken(text, random)));
        }
        return messages;
    }

    private static String broken(String text, Random random) {
        return random.nextInt(4) == 0 ? text.replaceFirst(" ", "\n") : text;
    }

    private static boolean holds(Chunk chunk, String id) {
        return chunk.messages().stream().anyMatch(place -> place.id().equals(id));
    }

    private List<Chunk> chunk(Message... messages) {
        return chunker.chunk(provenance(), List.of(messages));
    }

    private static Message said(String id, int seconds, String sender, String text) {
        return new Message(id, START.plusSeconds(seconds), sender, text);
    }

    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    }

    private static Provenance provenance() {
        TimeSpan time = new TimeSpan(START, START, TimeSpan.Basis.MESSAGES);
        return new Provenance(
                new DocumentId("whatsapp", "1@c.us"), null, "Marta Sousa", List.of(), List.of(), List.of(), time, null);
    }
}
