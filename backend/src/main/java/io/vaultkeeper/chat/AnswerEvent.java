package io.vaultkeeper.chat;

import io.vaultkeeper.retrieval.Passage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens while an answer is made, in this order; {@link Done} or {@link Failed} is the last. */
public sealed interface AnswerEvent {
    /** @param step of the research, from 1 */
    record Stage(Name name, int step) implements AnswerEvent {
        public enum Name {
            UNDERSTANDING,
            SEARCHING,
            ANSWERING
        }
    }

    /** What the keeper asked of the notes. */
    record Asked(
            boolean search,
            List<String> queries,
            @Nullable LocalDate from,
            @Nullable LocalDate to) implements AnswerEvent {}

    /** The passages of the prompt, numbered as they are cited; those dropped for room are absent. */
    record Found(List<Numbered> passages) implements AnswerEvent {}

    record Numbered(int n, Passage passage) {}

    record Token(String text) implements AnswerEvent {}

    /**
     * @param answer the whole answer; where a citation was removed from what was streamed, without it
     * @param citations the numbers of the passages that it cites, ascending
     * @param cut the model reached the most tokens that it may write
     */
    record Done(String answer, Mode mode, List<Integer> citations, Budget budget, Timings timings, boolean cut)
            implements AnswerEvent {
        public enum Mode {
            WRITTEN,
            QUOTED
        }
    }

    /**
     * How the model's context was spent, in tokens as far as they are known.
     *
     * @param limit what the model takes
     * @param prompt all of the prompt
     * @param dropped passages, parts of the open note and turns that had no room
     * @param truncated the model read less than was sent, or a text was shortened before: the question, the selection, the
     *     instructions or the newest turns
     */
    record Budget(int limit, int prompt, int passages, int history, int note, int dropped, boolean truncated) {}

    record Timings(
            long understandMs, long searchMs, @Nullable Long firstTokenMs, long totalMs) {}

    /** What came before it stays valid. Title, detail and hint are for the user. */
    record Failed(String title, String detail, @Nullable String hint) implements AnswerEvent {}
}
