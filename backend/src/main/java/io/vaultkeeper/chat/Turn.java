package io.vaultkeeper.chat;

import io.vaultkeeper.chat.AnswerEvent.Stage;
import io.vaultkeeper.chat.AnswerEvent.Timings;
import io.vaultkeeper.llm.Availability;
import io.vaultkeeper.llm.Cancellation;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelException.Kind;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One answer while it is made: who listens, whether anybody still does, how long each part took, what the models cannot do. */
final class Turn {
    private static final Set<Kind> SILENCE = Set.of(Kind.NOT_RUNNING, Kind.MODEL_MISSING, Kind.TIMEOUT);

    private final Consumer<AnswerEvent> events;
    private final Cancellation cancellation;
    private final long start = System.nanoTime();
    private final boolean oneModel;
    private Availability model;
    private boolean keeperAnswers;

    private long lastMark = start;
    private long understanding;
    private long searching;
    private @Nullable Long firstToken;

    /**
     * @param model whether the model that writes can be asked
     * @param oneModel it plans the search as well
     */
    Turn(Consumer<AnswerEvent> events, Cancellation cancellation, Availability model, boolean oneModel) {
        this.events = events;
        this.cancellation = cancellation;
        this.model = model;
        this.oneModel = oneModel;
        this.keeperAnswers = model instanceof Availability.Ready;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** Nobody waits for the answer any more. */
    private boolean isOver() {
        return cancellation.isCancelled();
    }

    void emit(AnswerEvent event) {
        if (!isOver()) {
            events.accept(event);
        }
    }

    void stage(Stage.Name name, int step) {
        emit(new Stage(name, step));
    }

    Availability model() {
        return model;
    }

    /** There is one, it answers, and somebody still waits. */
    boolean mayAskKeeper() {
        return keeperAnswers && !isOver();
    }

    /** It is not asked again in this turn; nor is the same model asked to write, where it did not so much as reply. */
    void keeperFailed(ModelException fault) {
        keeperAnswers = false;
        if (oneModel && SILENCE.contains(fault.kind())) {
            model = Availability.Unavailable.because(fault);
        }
    }

    void understood() {
        understanding += mark();
    }

    void searched() {
        searching += mark();
    }

    void token(String text) {
        if (firstToken == null) {
            firstToken = System.nanoTime() - start;
        }
        emit(new AnswerEvent.Token(text));
    }

    Timings timings() {
        return new Timings(
                millis(understanding),
                millis(searching),
                firstToken == null ? null : millis(firstToken),
                millis(System.nanoTime() - start));
    }

    private long mark() {
        long now = System.nanoTime();
        long part = now - lastMark;
        lastMark = now;
        return part;
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
