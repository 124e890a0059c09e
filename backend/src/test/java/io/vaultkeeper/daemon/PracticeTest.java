package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.index.ExampleNote;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.retrieval.Passage;
import io.vaultkeeper.retrieval.Query;
import io.vaultkeeper.retrieval.Why;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
        try (Practice practice = Practice.begin(this::found, () -> true, QUICK)) {
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
        try (Practice practice = Practice.begin(this::found, () -> looks.add(true) && idle.get(), QUICK)) {
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
        Practice.Search slow = query -> {
            List<Passage> found = found(query);
            long began = System.nanoTime();
            while (System.nanoTime() - began < 2_000_000) {
                Thread.onSpinWait();
            }
            return found;
        };
        Practice.Pace pace = new Practice.Pace(1_000, Duration.ofMillis(5), SHORT, SHORT);
        try (Practice practice = Practice.begin(slow, () -> true, pace)) {
            practice.awaitEnd();
            assertThat(asked).hasSizeBetween(1, 3);
        }
    }

    @Test
    void endsWhenClosed() throws InterruptedException {
        Practice practice = Practice.begin(this::found, () -> true, pace(Integer.MAX_VALUE));
        assertThat(next()).isNotEmpty();
        practice.close();
        practice.awaitEnd();
    }

    @Test
    void goesOnWhereNothingIsFoundAndEndsWhereNothingCanBe() throws InterruptedException {
        Practice.Search closedSoon = query -> {
            asked.add(query.texts().get(0));
            if (asked.size() == 3) {
                throw new IndexException("The index is closed.");
            }
            return List.of();
        };
        try (Practice practice = Practice.begin(closedSoon, () -> true, QUICK)) {
            practice.awaitEnd();
            assertThat(asked).hasSize(3).doesNotContain("");
        }
    }

    private List<Passage> found(Query query) {
        asked.add(query.texts().get(0));
        return List.of(new Passage(ExampleNote.at("Counting.md").chunk(0, TEXT), 1, new Why(null, new Why.Keyword(1))));
    }

    private String next() throws InterruptedException {
        return asked.poll(10, TimeUnit.SECONDS);
    }

    private static Practice.Pace pace(int searches) {
        return new Practice.Pace(searches, Duration.ofMinutes(1), SHORT, SHORT);
    }
}
