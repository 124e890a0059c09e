package io.vaultkeeper.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.retrieval.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets as they are published for measuring retrieval, asked as notes. */
class CorpusFolderTest {
    private static final Setting KEYWORD =
            new Setting("words", EmbeddingSettings.DEFAULTS, 60, Mode.KEYWORD, null, 10, null, false);

    @TempDir
    private Path folder;

    private ScratchEquipment equipment;

    @BeforeEach
    void makeEquipment() {
        equipment = new ScratchEquipment(folder.resolve("vault"), folder.resolve("eval"));
    }

    @Test
    void aCorpusBecomesANoteATitleAndIsJudgedByItsTexts() throws Exception {
        Path set = set("""
                {"id": "a", "title": "Fish: a/b", "text": "Herrings swim in large schools through the cold northern sea."}
                {"id": "b", "title": "Fish: a/b", "text": "Eels wander over wet meadows at night to reach another river."}
                {"id": "c", "title": "Birds", "text": "Owls turn their heads almost all the way round without moving."}
                """, """
                {"id": "1", "text": "eels meadows"}
                {"id": "2", "text": "owls"}
                {"id": "3", "text": "nobody judged this"}
                """, "query-id\tcorpus-id\tscore\n1\tb\t1\n2\tc\t1\n2\ta\t0\n");
        Result result = run(set);
        assertThat(result.figures().questions()).isEqualTo(2);
        assertThat(result.figures().recall10()).isEqualTo(1);
        assertThat(result.index().documents()).isEqualTo(2);

        Files.writeString(set.resolve("qrels.tsv"), "query-id\tcorpus-id\tscore\n1\tz\t1\n");
        assertThatThrownBy(() -> Evaluation.of(set, 100, equipment))
                .isInstanceOf(EvalException.class)
                .hasMessageContaining("qrels.tsv, line 2");
    }

    @Test
    void aSetMayBeWrittenAsOthersWriteTheirs() throws Exception {
        Path set = set("""
                {"_id": "a", "title": "Fish", "text": "Herrings swim in large schools through the cold northern sea."}
                {"_id": "b", "title": "Eel", "text": "Eels wander over wet meadows at night to reach another river."}
                """, "{\"_id\": \"1\", \"text\": \"herrings sea\"}\n", "1\ta\t2\n1\tb\t0.0\n1\tb\t-1\n");
        Result result = run(set);

        assertThat(result.figures().recall10()).isEqualTo(1);
        assertThat(result.figures().ndcg10()).isEqualTo(1);
    }

    @Test
    void aCopyIsFoundWhereThePassageThatStandsForItTellsOfIt() throws Exception {
        String rule = "A student may ask for lessons at home when an illness of more than fifteen days keeps them from "
                + "coming, with a letter by a doctor.";
        Path set = set(
                """
                {"id": "a", "title": "Rules of 2014", "text": "%s"}
                {"id": "b", "title": "Rules of 2019", "text": "%s"}
                {"id": "c", "title": "Library", "text": "Books are lent for two weeks and may be kept for two more."}
                """.formatted(rule, rule),
                "{\"id\": \"1\", \"text\": \"lessons at home\"}\n",
                "query-id\tcorpus-id\tscore\n1\ta\t1\n1\tb\t1\n");
        Result result = run(set);

        assertThat(result.figures().recall10()).isEqualTo(1);
    }

    @Test
    void titlesThatComeToOneNameShareANoteAndWhatLeftTheSetLeavesTheNotes() throws Exception {
        String long1 = "L".repeat(300);
        Path set = set("""
                {"id": "a", "title": "AC/DC", "text": "Herrings swim in large schools through the cold northern sea."}
                {"id": "b", "title": "ac:dc", "text": "Eels wander over wet meadows at night to reach another river."}
                {"id": "c", "title": "%s", "text": "Owls turn their heads almost all the way round without moving."}
                """.formatted(long1), """
                {"id": "1", "text": "herrings sea"}
                {"id": "2", "text": "eels meadows"}
                {"id": "3", "text": "owls"}
                """, "query-id\tcorpus-id\tscore\n1\ta\t1\n2\tb\t1\n3\tc\t1\n");
        Result whole = run(set);
        assertThat(whole.figures().recall10()).isEqualTo(1);
        assertThat(whole.index().documents()).isEqualTo(2);

        Files.writeString(
                set.resolve("corpus.jsonl"),
                "{\"id\": \"a\", \"title\": \"Sea\", \"text\": \"Herrings in the sea.\"}\n");
        Files.writeString(set.resolve("qrels.tsv"), "query-id\tcorpus-id\tscore\n1\ta\t1\n");
        Result part = run(set);
        assertThat(part.index().documents()).isEqualTo(1);
    }

    private Path set(String corpus, String queries, String judgements) throws IOException {
        Path set = Files.createDirectories(folder.resolve("set"));
        Files.writeString(set.resolve("corpus.jsonl"), corpus);
        Files.writeString(set.resolve("queries.jsonl"), queries);
        Files.writeString(set.resolve("qrels.tsv"), judgements);
        return set;
    }

    private Result run(Path set) throws Exception {
        return Evaluation.of(set, 100, equipment).run(KEYWORD, CorpusFolderTest::unwatched);
    }

    private static void unwatched(Setting setting, String phase, long done, long total) {
        assertThat(done).isLessThanOrEqualTo(total);
    }
}
