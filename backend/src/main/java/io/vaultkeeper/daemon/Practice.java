package io.vaultkeeper.daemon;

import io.vaultkeeper.index.Scope;
import io.vaultkeeper.retrieval.Mode;
import io.vaultkeeper.retrieval.Passage;
import io.vaultkeeper.retrieval.Query;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches a while after the start, with nobody asking. Java compiles only what has run often: the first hundreds of searches in
 * an index of 100,000 chunks take 25 ms each and later ones 15, and whoever asks a few times a day would see the slow ones alone. What is
 * looked for are words of what was found before.
 */
final class Practice implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Practice.class);
    private static final int K = 10;
    private static final int WORDS = 8;

    private final Search search;
    private final BooleanSupplier idle;
    private final Pace pace;
    private final Random random = new Random(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "practice");

    private Practice(Search search, BooleanSupplier idle, Pace pace) {
        this.search = search;
        this.idle = idle;
        this.pace = pace;
    }

    /** Finds passages, best first. */
    interface Search {
        List<Passage> of(Query query);
    }

    /**
     * @param searches how many; few of the compiler's gains come after these
     * @param longest that they may take in all, as with a reranker, pauses left out
     * @param pause between two, in which others have the processor
     * @param rest before the first, and where others are at work, then twice as long, and twice again
     */
    record Pace(int searches, Duration longest, Duration pause, Duration rest) {
        static final Pace DEFAULT = new Pace(300, Duration.ofSeconds(15), Duration.ofMillis(15), Duration.ofSeconds(2));
    }

    /** @param idle whether nothing else is being done, and the index is large enough for it to matter */
    static Practice begin(Search search, BooleanSupplier idle, Pace pace) {
        Practice practice = new Practice(search, idle, pace);
        practice.thread.setDaemon(true);
        practice.thread.start();
        return practice;
    }

    private void run() {
        try {
            String text = "first of all";
            Duration wait = pace.rest();
            Duration left = pace.longest();
            boolean over = endsWithin(wait);
            for (int done = 0; done < pace.searches() && !left.isNegative() && !over; ) {
                if (idle.getAsBoolean()) {
                    long began = System.nanoTime();
                    text = wordsOf(search.of(new Query(List.of(text), Mode.HYBRID, K, Scope.ALL)));
                    left = left.minusNanos(System.nanoTime() - began);
                    done++;
                    over = endsWithin(pace.pause());
                } else {
                    over = endsWithin(wait);
                    wait = wait.multipliedBy(2);
                }
            }
            LOG.debug("event=practised");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // such as a closed index; nobody waits for this
            LOG.debug("event=practice-given-up type={}", e.getClass().getName());
        }
    }

    private boolean endsWithin(Duration time) throws InterruptedException {
        return end.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Some in a row, of any passage. */
    private String wordsOf(List<Passage> found) {
        if (found.isEmpty()) {
            return "notes";
        }
        String[] words = found.get(random.nextInt(found.size())).chunk().text().split("\\s+");
        int from = random.nextInt(Math.max(1, words.length - WORDS));
        return String.join(" ", Arrays.copyOfRange(words, from, Math.min(words.length, from + WORDS)));
    }

    /** Returns when it searches no more, of itself or because it was closed. */
    void awaitEnd() throws InterruptedException {
        thread.join();
    }

    /** At once; a search that is under way is not broken off, since what it reads could be closed with it. */
    @Override
    public void close() {
        end.countDown();
    }
}
