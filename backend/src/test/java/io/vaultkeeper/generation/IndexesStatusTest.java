package io.vaultkeeper.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.embedding.EmbeddingSpace;
import io.vaultkeeper.index.IndexCounts;
import io.vaultkeeper.ingest.IngestStatus;
import io.vaultkeeper.ingest.IngestStatus.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexesStatusTest {
    private static final IndexKey KEY =
            new IndexKey("lucene", new EmbeddingSpace("builtin", "e5-small-v2", 384, 512), "1");

    @Test
    void aPauseTellsOfWhatIsLeftToBuildOnceTheIndexThatAnswersIsWhole() {
        IndexesStatus.One whole = one(State.PAUSED, 551);
        IndexesStatus.One begun = one(State.PAUSED, 64);

        assertThat(new IndexesStatus(whole, begun, true, null).counts().embedded())
                .isEqualTo(64);
        assertThat(new IndexesStatus(begun, whole, true, null).counts().embedded())
                .isEqualTo(64);
        assertThat(new IndexesStatus(whole, null, false, null).counts().embedded())
                .isEqualTo(551);
    }

    private static IndexesStatus.One one(State state, int embedded) {
        IndexCounts counts = new IndexCounts(120, 551, embedded);
        return new IndexesStatus.One(
                KEY, new IngestStatus(state, Map.of("obsidian", counts), null, List.of(), Map.of(), null, null));
    }
}
