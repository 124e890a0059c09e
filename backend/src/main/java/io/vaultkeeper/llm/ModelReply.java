package io.vaultkeeper.llm;

import java.time.Duration;
import java.util.function.Consumer;

/** One reply while it comes in. */
final class ModelReply {
    /** Any answer is shorter, the wrapping of each of its tokens included. */
    static final long MOST_BYTES = 64L << 20;

    /** For the reader, who would take what is there for all of it. */
    private static final String CUT = "\n\n*(Cut here: the model reached the most tokens that it may write.)*";

    private static final String STOPPED = "\n\n*(Stopped here: the model only repeated itself.)*";

    private final ModelExchange exchange;
    private final ModelTimeouts timeouts;
    private final ModelFaults faults;
    private final Cancellation cancellation;
    private final ThinkingFilter thinking;
    private final RepetitionGuard repetition = new RepetitionGuard();
    private boolean wrote;

    ModelReply(
            ModelExchange exchange,
            ModelTimeouts timeouts,
            ModelFaults faults,
            ThinkingFilter thinking,
            Cancellation cancellation) {
        this.exchange = exchange;
        this.timeouts = timeouts;
        this.faults = faults;
        this.thinking = thinking;
        this.cancellation = cancellation;
    }

    /** Reads to the end of the reply, or up to where the model begins to repeat itself. */
    Completion read(Consumer<String> pieces) throws ModelException {
        try {
            return readToEnd(pieces);
        } catch (ModelException e) {
            deliver(thinking.finish(), pieces); // what came stays
            throw e;
        }
    }

    private Completion readToEnd(Consumer<String> pieces) throws ModelException {
        boolean begun = false;
        while (true) {
            Signal signal = next(begun);
            if (cancellation.isCancelled()) {
                return Completion.UNCOUNTED;
            }
            begun = true;
            if (signal instanceof Signal.Text text) {
                deliver(thinking.accept(text.text()), pieces);
                if (repetition.repeats(text.text())) {
                    deliver(thinking.finish(), pieces);
                    remark(STOPPED, pieces);
                    return Completion.UNCOUNTED;
                }
            } else if (signal instanceof Signal.Finished finished) {
                deliver(thinking.finish(), pieces);
                if (finished.cut()) {
                    remark(CUT, pieces);
                }
                return new Completion(finished.promptTokens(), finished.cut());
            } else if (!(signal instanceof Signal.Alive)) {
                throw faults.of(signal);
            }
        }
    }

    private Signal next(boolean begun) throws ModelException {
        Duration patience = begun ? timeouts.betweenTokens() : timeouts.firstToken();
        try {
            Signal signal = exchange.next(patience);
            if (signal == null) {
                throw begun ? faults.stalled(patience) : faults.neverBegan(patience);
            }
            return signal;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw faults.brokenOff();
        }
    }

    private void deliver(String text, Consumer<String> pieces) {
        if (!text.isEmpty()) {
            wrote |= !text.isBlank();
            pieces.accept(text);
        }
    }

    /** A reply of thoughts alone is none, and a remark would make it one. */
    private void remark(String text, Consumer<String> pieces) {
        if (wrote) {
            pieces.accept(text);
        }
    }
}
