package io.vaultkeeper.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyFiltersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<think>hm</think>Yes.|Yes.",
                "\"  <think>\nhm <b>\n</think>\n\n Yes.\"|Yes.",
                "\"<think></think>\"|\"\"",
                "\"<think>never ends\"|\"\"",
                "<thin ice|<thin ice",
                "<|<",
                "A tag <think>is</think> text.|A tag <think>is</think> text.",
                "<think>a</think>b<think>c</think>|b<think>c</think>",
                "</think>Yes.|Yes.",
                "\"\n</think>\n\nYes.\"|Yes.",
                "</thin ice|</thin ice",
                "\"Okay, so the user asks for the key. Note 1 has it.\n</think>\n\nDona Lurdes has it.\"|Dona Lurdes has it.",
                "I need to look.</think>Yes.|Yes.",
                "Hmm... a key.</think>Yes.|Yes.",
                "I need to look.|I need to look.",
                "I|I",
                "I am here: </think> is a tag.|I am here: </think> is a tag.",
            })
    void onlyWhatIsThoughtBeforeTheReplyIsTakenOutHoweverItIsSplit(String written, String told) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            ThinkingFilter filter = new ThinkingFilter(false);
            StringBuilder seen = new StringBuilder();
            for (int at = 0; at < written.length(); ) {
                int end = Math.min(written.length(), at + 1 + random.nextInt(6));
                seen.append(filter.accept(written.substring(at, end)));
                at = end;
            }
            assertThat(seen.append(filter.finish()).toString())
                    .as("seed %d", seed)
                    .isEqualTo(told);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dona Lurdes ", "Okay: ", "So [1] ", "I am ", "Em 2024 ", "The key ", "Well, ", "鍵は"})
    void anAnswerIsNotHeldBack(String beginning) {
        assertThat(new ThinkingFilter(false).accept(beginning)).isEqualTo(beginning);
    }

    @Test
    void whatBeginsAsThoughtsDoAndGoesOnIsTheAnswer() {
        String answer = "Let me count. " + "One more. ".repeat(1000);
        assertThat(told(new ThinkingFilter(false), answer.substring(0, 1000))).isEqualTo(answer.substring(0, 1000));
        assertThat(told(new ThinkingFilter(true), answer.substring(0, 1000))).isEmpty();
        assertThat(told(new ThinkingFilter(true), answer)).isEqualTo(answer);
    }

    @Test
    void aModelThatClosesThoughtsItDidNotOpenIsKnownByThem() {
        ThinkingFilter shortly = new ThinkingFilter(false);
        assertThat(told(shortly, "Okay, let me look.</think>Yes.")).isEqualTo("Yes.");
        assertThat(shortly.sawUnopened()).isTrue();
        ThinkingFilter late = new ThinkingFilter(false);
        assertThat(told(late, "Okay, let me look. " + "Hm. ".repeat(400) + "</think>Yes."))
                .endsWith("</think>Yes.");
        assertThat(late.sawUnopened()).isTrue();
        ThinkingFilter answer = new ThinkingFilter(false);
        assertThat(told(answer, "The tags are <think> and </think>.")).endsWith("</think>.");
        assertThat(answer.sawUnopened()).isFalse();
    }

    /** What is told before the end, of a text that comes in small pieces. */
    private static String told(ThinkingFilter filter, String text) {
        StringBuilder told = new StringBuilder();
        for (int at = 0; at < text.length(); at += 10) {
            told.append(filter.accept(text.substring(at, Math.min(text.length(), at + 10))));
        }
        return told.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the the ",
                "a",
                "And so it goes on. ",
                "She went to the market on Monday and bought three loaves of bread for the neighbours.\n",
                "ключ "
            })
    void goingRoundInCirclesIsSeen(String unit) {
        assertThat(stopsWithin("It begins well enough. " + unit.repeat(400))).isLessThan(1500);
    }

    @Test
    void theSameLineUnderEverNewNumbersIsSeen() {
        String list = IntStream.range(1, 100)
                .mapToObj(
                        i -> i + ". He always went home before it was dark.\n" + (i == 9 ? "Once it was dark.\n" : ""))
                .collect(Collectors.joining());
        assertThat(stopsWithin(list)).isLessThan(800);
    }

    @Test
    void theSameLinesUnderEachOfManyHeadingsAreAnAnswer() {
        String people = IntStream.range(1, 30)
                .mapToObj(i -> "## Person " + "x".repeat(i) + "\n- **Bought:** The notes do not tell.\n"
                        + "- **Sold:** The notes do not tell of it.\n\n")
                .collect(Collectors.joining());
        assertThat(stopsWithin(people)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void listsTablesAndRefrainsAreLeftAlone() {
        String dates = IntStream.range(1, 60)
                .mapToObj(i -> "- 2024-03-" + i + " rain\n")
                .collect(Collectors.joining());
        String table = "| name | value |\n|------|-------|\n"
                + IntStream.range(0, 50).mapToObj(i -> "| a" + i + " | 0 |\n").collect(Collectors.joining());
        String song = "Oh, bring back my bonnie to me, to me.\nverse\n".repeat(4);
        String ruler = "-".repeat(200) + "\n";
        assertThat(stopsWithin(dates + table + song + ruler)).isEqualTo(Integer.MAX_VALUE);
    }

    /** After how many characters the guard stops a text; the largest number where it does not. */
    private static int stopsWithin(String text) {
        RepetitionGuard guard = new RepetitionGuard();
        for (int at = 0; at < text.length(); at += 5) {
            if (guard.repeats(text.substring(at, Math.min(text.length(), at + 5)))) {
                return at;
            }
        }
        return Integer.MAX_VALUE;
    }
}
