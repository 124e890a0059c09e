package io.vaultkeeper.llm.ollama;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** What the stand-in does with one chat request, step by step. */
public final class ScriptedReply {
    public sealed interface Step {
        record Text(String text) implements Step {}

        record Thought(String text) implements Step {}

        record Wait(Duration duration) implements Step {}

        record WaitFor(CountDownLatch latch) implements Step {}

        record RawLine(String line) implements Step {}

        record Refuse(int status, String error) implements Step {}

        /** Says nothing more and keeps the connection until the client leaves. */
        record Hang() implements Step {}

        /** Ends the lines as HTTP does, whether the reply is complete or not. */
        record End() implements Step {}

        /** Closes the connection in mid-reply. */
        record Cut() implements Step {}

        /** @param promptTokens below 0: not told */
        record Done(int promptTokens) implements Step {}
    }

    private static final Pattern AFTER_BLANKS = Pattern.compile("(?<=\\s)(?=\\S)");

    private final List<Step> steps = new ArrayList<>();

    /** Writes the text word by word. */
    public static ScriptedReply words(String text) {
        ScriptedReply reply = new ScriptedReply();
        AFTER_BLANKS.splitAsStream(text).forEach(reply::then);
        return reply;
    }

    public static ScriptedReply empty() {
        return new ScriptedReply();
    }

    public static ScriptedReply refusal(int status, String error) {
        return empty().add(new Step.Refuse(status, error));
    }

    public ScriptedReply then(String text) {
        return add(new Step.Text(text));
    }

    public ScriptedReply thenThink(String text) {
        return add(new Step.Thought(text));
    }

    public ScriptedReply thenWait(Duration duration) {
        return add(new Step.Wait(duration));
    }

    /** Goes on once the test says so. */
    public ScriptedReply thenWaitFor(CountDownLatch latch) {
        return add(new Step.WaitFor(latch));
    }

    public ScriptedReply thenRawLine(String line) {
        return add(new Step.RawLine(line));
    }

    public ScriptedReply thenError(String error) {
        return thenRawLine("{\"error\":\"" + error + "\"}").thenEnd();
    }

    /** Ends the connection in good order, but not the reply. */
    public ScriptedReply thenEnd() {
        return add(new Step.End());
    }

    public ScriptedReply thenHang() {
        return add(new Step.Hang());
    }

    public ScriptedReply thenCut() {
        return add(new Step.Cut());
    }

    /** Ends the reply and tells how many tokens of the prompt were read. */
    public ScriptedReply done(int promptTokens) {
        return add(new Step.Done(promptTokens));
    }

    /** Ends the reply. */
    public ScriptedReply done() {
        return done(-1);
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    private ScriptedReply add(Step step) {
        steps.add(step);
        return this;
    }
}
