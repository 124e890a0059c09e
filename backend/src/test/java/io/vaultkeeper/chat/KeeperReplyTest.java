package io.vaultkeeper.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeeperReplyTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final String GOOD =
            "{\"search\": true, \"queries\": [\"flat deposit\", \"Marta keys\"], \"from\": \"2024-09-01\", \"to\": \"2024-11-30\"}";

    @Test
    void aGoodReplyIsTakenAsItIs() {
        assertThat(KeeperReply.read(GOOD, TODAY))
                .contains(new KeeperQuery(
                        List.of("flat deposit", "Marta keys"),
                        LocalDate.parse("2024-09-01"),
                        LocalDate.parse("2024-11-30")));
    }

    @Test
    void wordsAndFencesRoundItDoNotMatter() {
        assertThat(KeeperReply.read("Sure! Here it is:\n```json\n" + GOOD + "\n```\nAnything else?", TODAY))
                .isEqualTo(KeeperReply.read(GOOD, TODAY));
    }

    @Test
    void noSearchIsBelievedOnlyWithoutQueries() {
        assertThat(KeeperReply.read("{\"search\": false, \"queries\": []}", TODAY))
                .contains(KeeperQuery.NOTHING);
        assertThat(KeeperReply.read("{\"search\": false, \"queries\": [\"flat\"]}", TODAY)
                        .orElseThrow()
                        .search())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I cannot do that.",
                "{",
                "{}",
                "null",
                "[1, 2]",
                "{\"search\": true}",
                "{\"search\": true, \"queries\": []}",
                "{\"search\": true, \"queries\": [\"\", \"  \"]}",
                "{\"search\": true, \"queries\": \"flat\"}",
                "{\"search\": \"no\", \"queries\": null}",
                "{\"search\": false, \"queries\": [",
            })
    void whatMakesNoSenseIsNoQuery(String reply) {
        assertThat(KeeperReply.read(reply, TODAY)).isEmpty();
    }

    @Test
    void fiftyQueriesBecomeThreeAndLongOnesShort() {
        String many = "\"q%s\",".repeat(50).formatted((Object[]) numbers(50)) + "\"last\"";
        assertThat(KeeperReply.read("{\"queries\": [" + many + "]}", TODAY)
                        .orElseThrow()
                        .queries())
                .containsExactly("q0", "q1", "q2");
        assertThat(KeeperReply.read("{\"queries\": [\"" + "x\\n".repeat(5000) + "\"]}", TODAY)
                        .orElseThrow()
                        .queries()
                        .get(0))
                .hasSizeLessThanOrEqualTo(300)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"from\": \"2024-05-02\", \"to\": \"2024-05-01\"",
                "\"from\": \"9999-01-01\", \"to\": \"+999999999-12-31\"",
                "\"from\": \"0001-01-01\", \"to\": \"yesterday\"",
                "\"from\": \"2024-02-00\", \"to\": {\"day\": 3}",
                "\"from\": null, \"to\": 20240501",
                "\"from\": \"2024-02-10\", \"to\": \"2024-13-01\"",
                "\"from\": \"2024-02-99\", \"to\": \"2024-03-01\"",
            })
    void datesThatCannotBeMeantAreLeftOut(String dates) {
        assertThat(KeeperReply.read("{\"search\": true, \"queries\": [\"flat\"], " + dates + "}", TODAY))
                .contains(new KeeperQuery(List.of("flat"), null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-01, 2024-06-31, 2024-06-01, 2024-06-30",
        "2024-02, 2024-02, 2024-02-01, 2024-02-29",
        "2023, 2023, 2023-01-01, 2023-12-31",
        "2024-02-29T10:00:00Z, today, 2024-02-29,",
    })
    void datesAreReadAsTheyAreMeant(String from, String to, LocalDate first, @Nullable LocalDate last) {
        String reply = "{\"search\": true, \"queries\": [\"flat\", null, 5], \"from\": \"%s\", \"to\": \"%s\"}";
        assertThat(KeeperReply.read(reply.formatted(from, to), TODAY))
                .contains(new KeeperQuery(List.of("flat"), first, last));
    }

    @Test
    void noReplyWhateverBreaksIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            String reply = damaged(random);
            assertThatCode(() -> KeeperReply.read(reply, TODAY).ifPresent(KeeperReplyTest::check))
                    .as("seed %d, reply %s", seed, reply)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aThousandBracketsDoNotBreakIt() {
        assertThat(KeeperReply.read("{\"queries\":" + "[".repeat(100_000), TODAY))
                .isEmpty();
    }

    private static void check(KeeperQuery query) {
        assertThat(query.queries())
                .hasSizeLessThanOrEqualTo(3)
                .allSatisfy(text -> assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(300));
        assertThat(query.from() == null || query.to() == null || !query.from().isAfter(query.to()))
                .isTrue();
    }

    private static String damaged(Random random) {
        StringBuilder reply = new StringBuilder(GOOD);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(reply.length());
            switch (random.nextInt(3)) {
                case 0 -> reply.deleteCharAt(at);
                case 1 -> reply.insert(at, (char) (32 + random.nextInt(96)));
                default -> reply.setCharAt(at, "{}[]\",:9\\\u0000é".charAt(random.nextInt(11)));
            }
        }
        return reply.toString();
    }

    private static String[] numbers(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
    }
}
