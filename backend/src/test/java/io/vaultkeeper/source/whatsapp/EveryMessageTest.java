package io.vaultkeeper.source.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vaultkeeper.SharedData;
import io.vaultkeeper.chunking.Chunk;
import io.vaultkeeper.chunking.ChunkSize;
import io.vaultkeeper.chunking.MessagePlace;
import io.vaultkeeper.chunking.ShapedChunker;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.Message;
import io.vaultkeeper.source.Omission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an export holds is either in a chunk, at a known place, or counted as left out. */
class EveryMessageTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NAMES_ALONE = "chats without messages";
    private static final ShapedChunker CHUNKER =
            new ShapedChunker(text -> text.split("\\s+").length, new ChunkSize(200, 400), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void ofTheSharedExportsAllIsThereOrCounted() throws IOException {
        for (Path export : shared(".json")) {
            assertAllIsThere(export, messages(JSON.readTree(export.toFile())));
        }
        for (Path export : shared(".txt")) {
            ReadExport read = ReadExport.of(export);
            assertThat(read.messages()).as("%s", export).isNotEmpty();
            read.documents.forEach(EveryMessageTest::assertEachHasItsPlace);
        }
    }

    @Test
    void ofAnyMixtureAllIsThereOrCounted() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            ObjectNode export = JSON.createObjectNode();
            int count = 0;
            for (int chat = random.nextInt(5); chat >= 0; chat--) {
                ObjectNode messages = export.putObject(chat + "@g.us").putObject("messages");
                for (int i = random.nextInt(40); i > 0; i--, count++) {
                    message(messages.putObject("" + i), random);
                }
            }
            Path file = folder.resolve("result.json");
            JSON.writeValue(file.toFile(), export);
            try {
                assertAllIsThere(file, count);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", round " + round, e);
            }
        }
    }

    private static void message(ObjectNode message, Random random) {
        if (random.nextInt(10) > 0) {
            message.put("timestamp", 1_730_000_000 + random.nextInt(10_000_000) + random.nextDouble());
        }
        if (random.nextInt(5) > 0) {
            message.put("data", words(random));
        }
        if (random.nextInt(3) == 0) {
            message.put("caption", words(random));
        }
        for (String flag : List.of("meta", "media", "sticker", "from_me", "safe")) {
            if (random.nextInt(5) == 0) {
                message.put(flag, true);
            }
        }
        if (random.nextInt(5) == 0) {
            message.put("quoted_data", words(random));
        }
    }

    private static String words(Random random) {
        List<String> parts = List.of(
                "flat",
                "Olá",
                " ",
                "<br>",
                "<b>",
                "&lt;",
                "\n",
                "\0",
                "\uD83D",
                "😀",
                "שלום",
                "\u200E",
                "Message deleted",
                "x: y");
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            words.append(parts.get(random.nextInt(parts.size()))).append(random.nextInt(3) == 0 ? " " : "");
        }
        return words.toString();
    }

    private static void assertAllIsThere(Path export, int count) throws IOException {
        ReadExport read = ReadExport.of(export);
        Map<String, Integer> leftOut = new HashMap<>();
        read.leftOut.forEach(omission -> leftOut.merge(omission.what(), omission.count(), Integer::sum));
        leftOut.remove(NAMES_ALONE);
        int sum = leftOut.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(read.messages().size() + sum)
                .as(
                        "%s: %d readable, left out %s",
                        export.getFileName(), read.messages().size(), leftOut)
                .isEqualTo(count);
        assertThat(read.leftOut).extracting(Omission::what).doesNotHaveDuplicates();
        read.documents.forEach(EveryMessageTest::assertEachHasItsPlace);
    }

    private static void assertEachHasItsPlace(Document document) {
        Map<String, List<String>> texts = new HashMap<>();
        for (Chunk chunk : CHUNKER.chunk(document)) {
            List<String> lines = List.of(chunk.text().split("\n", -1));
            for (MessagePlace place : chunk.messages()) {
                List<String> found = texts.computeIfAbsent(place.id(), id -> new ArrayList<>());
                int start = Math.max(0, place.startLine() - chunk.startLine());
                int end = Math.min(lines.size(), place.endLine() - chunk.startLine() + 1);
                found.addAll(lines.subList(start, end));
            }
        }
        for (Message message : ReadExport.messages(document)) {
            List<String> found = texts.getOrDefault(message.id(), List.of());
            for (String line : (message.sender() + ": " + message.text()).split("\n")) {
                assertThat(squeezed(String.join("", found)))
                        .as("a line of message %s of %s", message.id(), document.id())
                        .contains(squeezed(line));
            }
        }
    }

    /** Blanks at which a long message is cut are in no chunk. */
    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }

    private static int messages(JsonNode export) {
        int count = 0;
        for (JsonNode chat : export) {
            count += chat.path("messages").size();
        }
        return count;
    }

    private static List<Path> shared(String ending) throws IOException {
        if (!Files.isDirectory(SharedData.chats())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(SharedData.chats())) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
