package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PracticeTest {
    private static final String TEXT = "one two three four five six seven eight nine ten eleven twelve";
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Practice.Pace QUICK = pace(5);

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    @Test
    void searchesForWordsOfWhatItFoundAsOftenAsTold() throws InterruptedException {
        try (Practice practice = begun(this::found, () -> true, QUICK)) {
            assertThat(next()).isNotEmpty();
            for (int i = 1; i < QUICK.searches(); i++) {
                String text = next();
                assertThat(TEXT).contains(text);
                assertThat(text.split(" ")).hasSize(8);
            }
            practice.awaitEnd();
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void waitsWhileOthersAreAtWork() throws InterruptedException {
        AtomicBoolean idle = new AtomicBoolean();
        BlockingQueue<Boolean> looks = new LinkedBlockingQueue<>();
        try (Practice practice = begun(this::found, () -> looks.add(true) && idle.get(), QUICK)) {
            for (int i = 0; i < 3; i++) {
                looks.poll(10, TimeUnit.SECONDS);
            }
            assertThat(asked).isEmpty();
            idle.set(true);
            practice.awaitEnd();
            assertThat(asked).hasSize(QUICK.searches());
        }
    }

    @Test
    void endsWhereSearchesTakeTooLong() throws InterruptedException {
        Practice.Search slow = question -> {
            List<String> found = found(question);
            long began = System.nanoTime();
            while (System.nanoTime() - began < 2_000_000) {
                Thread.onSpinWait();
            }
            return found;
        };
        Practice.Pace pace = new Practice.Pace(1_000, Duration.ofMillis(5), SHORT, SHORT);
        try (Practice practice = begun(slow, () -> true, pace)) {
            practice.awaitEnd();
            assertThat(asked).hasSizeBetween(1, 3);
        }
    }

    @Test
    void endsWhenClosed() throws InterruptedException {
        Practice practice = begun(this::found, () -> true, pace(Integer.MAX_VALUE));
        assertThat(next()).isNotEmpty();
        practice.close();
        practice.awaitEnd();
    }

    @Test
    void goesOnWhereNothingIsFoundAndEndsWhereNothingCanBe() throws InterruptedException {
        Practice.Search closedSoon = question -> {
            asked.add(question);
            if (asked.size() == 3) {
                throw new ConnectException("The server is closed.");
            }
            return List.of();
        };
        try (Practice practice = begun(closedSoon, () -> true, QUICK)) {
            practice.awaitEnd();
            assertThat(asked).hasSize(3).doesNotContain("");
        }
    }

    private List<String> found(String question) {
        asked.add(question);
        return List.of(TEXT);
    }

    private static Practice begun(Practice.Search search, BooleanSupplier idle, Practice.Pace pace) {
        Practice practice = new Practice(search, idle, pace);
        practice.begin();
        return practice;
    }

    private String next() throws InterruptedException {
        return asked.poll(10, TimeUnit.SECONDS);
    }

    private static Practice.Pace pace(int searches) {
        return new Practice.Pace(searches, Duration.ofMinutes(1), SHORT, SHORT);
    }
}
