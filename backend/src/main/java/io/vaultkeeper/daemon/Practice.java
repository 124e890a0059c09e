package io.vaultkeeper.daemon;

import java.io.IOException;
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
 * Searches a while after the start, with nobody asking. Java compiles only what has run often: of the searches of a process in
 * 100,000 chunks the first 250 took 22 to 25 ms each, those after a thousand 13 to 15, and whoever asks a few times a day would see the slow ones alone.
 * What is looked for are words of what was found before.
 */
final class Practice implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Practice.class);
    private static final int WORDS = 8;

    private final Search search;
    private final BooleanSupplier idle;
    private final Pace pace;
    private final Random random = new Random(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "practice");

    /** @param idle whether nothing else is being done, and the index is large enough for it to matter */
    Practice(Search search, BooleanSupplier idle, Pace pace) {
        this.search = search;
        this.idle = idle;
        this.pace = pace;
    }

    /** The texts of what is found. */
    interface Search {
        List<String> of(String question) throws IOException;
    }

    /**
     * @param searches how many; few of the compiler's gains come after these
     * @param longest that they may take in all, as with a reranker, pauses left out
     * @param pause between two, in which others have the processor
     * @param rest before the first, and where others are at work, then twice as long, and twice again
     */
    record Pace(int searches, Duration longest, Duration pause, Duration rest) {
        static final Pace DEFAULT =
                new Pace(1_000, Duration.ofSeconds(30), Duration.ofMillis(15), Duration.ofSeconds(2));
    }

    /** Once. */
    void begin() {
        thread.setDaemon(true);
        thread.start();
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
                    text = wordsOf(search.of(text));
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
        } catch (IOException | RuntimeException e) { // such as a closed server; nobody waits for this
            LOG.debug("event=practice-given-up type={}", e.getClass().getName());
        }
    }

    private boolean endsWithin(Duration time) throws InterruptedException {
        return end.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Some in a row, of any passage. */
    private String wordsOf(List<String> found) {
        if (found.isEmpty()) {
            return "notes";
        }
        String[] words = found.get(random.nextInt(found.size())).split("\\s+");
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
