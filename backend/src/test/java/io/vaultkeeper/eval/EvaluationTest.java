package io.vaultkeeper.eval;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.embedding.EmbeddingSettings;
import io.vaultkeeper.retrieval.Mode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions asked of real notes in a real index; the vectors stand in for a model's. */
class EvaluationTest {
    private static final Setting KEYWORD =
            new Setting("words", EmbeddingSettings.DEFAULTS, 60, Mode.KEYWORD, null, 10, null, false);

    private static final Setting ANCESTOR =
            new Setting("ancestor", EmbeddingSettings.DEFAULTS, 60, Mode.SEMANTIC, null, 10, null, true);

    @TempDir
    private Path folder;

    private Path vault;

    private ScratchEquipment equipment;

    @BeforeEach
    void writeNotes() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault"));
        Files.writeString(
                vault.resolve("Garden.md"),
                "# Roses\n\nThe roses want ash in March.\n\n# Shed\n\nThe key hangs by the door.\n");
        Files.writeString(vault.resolve("Kitchen.md"), "# Bread\n\nLet the dough rest for nine hours.\n");
        equipment = new ScratchEquipment(vault, folder.resolve("eval"));
    }

    @Test
    void whatIsExpectedMayBeADocumentAHeadingAndATextAndFiguresAreAverages() throws Exception {
        Path questions = questions(
                "{\"id\": \"1\", \"question\": \"roses ash\", \"expected\": [{\"document\": \"Garden.md\", \"heading\": \"roses\"}]}",
                "{\"id\": \"2\", \"question\": \"key door\", \"expected\": [{\"text\": \"the KEY hangs, by the door\"}]}",
                "{\"id\": \"3\", \"question\": \"dough\", \"expected\": [{\"document\": \"Garden\"}, \"nine hours\"]}",
                "{\"id\": \"4\", \"question\": \"roses\", \"expected\": [{\"document\": \"Garden\", \"heading\": \"Shed\"}]}");
        Result result = run(KEYWORD, questions);

        assertThat(result.figures().questions()).isEqualTo(4);
        assertThat(result.figures().recall10()).isCloseTo((1 + 1 + 0.5 + 0) / 4, within(1e-9));
        assertThat(result.figures().mrr10()).isCloseTo(0.75, within(1e-9));
        assertThat(result.outcomes())
                .filteredOn(outcome -> outcome.id().equals("3"))
                .singleElement()
                .satisfies(half -> {
                    assertThat(half.ranks()).containsExactly(null, 1);
                    assertThat(half.evidence2000()).isEqualTo(0.5);
                });
        assertThat(result.outcomes())
                .filteredOn(outcome -> outcome.id().equals("4"))
                .singleElement()
                .satisfies(missed -> {
                    assertThat(missed.rank()).isNull();
                    assertThat(missed.ranks()).containsExactly((Integer) null);
                    assertThat(missed.best().get(0).headings()).containsExactly("Roses");
                });
    }

    @Test
    void anIndexThatIsThereIsUsedAgainAndFollowsTheNotes() throws Exception {
        Path questions = questions("{\"question\": \"roses\", \"expected\": [\"ash\"]}");
        assertThat(run(KEYWORD, questions).index().embedded()).isEqualTo(3);
        assertThat(run(KEYWORD, questions).index().embedded()).isZero();
        Files.writeString(vault.resolve("New.md"), "Something new.");
        assertThat(run(KEYWORD, questions).index().embedded()).isEqualTo(1);
    }

    @Test
    void aRerankerIsComparedOverTheSameIndex() throws Exception {
        Setting asItComes = new Setting("hybrid", EmbeddingSettings.DEFAULTS, 60, Mode.HYBRID, null, 10, null, false);
        Path questions = questions("{\"question\": \"roses\", \"expected\": [\"ash\"]}");

        Result without = run(asItComes, questions);
        Result with = run(asItComes.withReranker(folder), questions);

        assertThat(without.figures().recall1()).isEqualTo(1);
        assertThat(with.figures().recall1()).isZero();
        assertThat(with.index().embedded()).isZero();
    }

    @Test
    void theAncestorGathersLinesAndLosesTheTail() throws Exception {
        Files.writeString(
                vault.resolve("Long.md"),
                "A line that is fairly long about herrings.\n".repeat(13) + "The tail is about owls.\n");
        Path questions = questions("{\"question\": \"owls\", \"expected\": [{\"text\": \"the tail is about owls\"}]}");
        assertThat(run(KEYWORD, questions).figures().recall10()).isEqualTo(1);
        Result ancestor = run(ANCESTOR, questions);
        assertThat(ancestor.figures().recall10()).isZero();
        assertThat(ancestor.index().chunks()).isEqualTo(1);
    }

    @Test
    void namesAndTextsAreTheSameHoweverTheirAccentsAreWrittenAndWithoutBlanks() throws Exception {
        Files.writeString(vault.resolve("Cafe\u0301.md"), "O cafe\u0301 fica na praça.\n\n昨日は東京の天気がとても良かったので散歩した。\n");
        Path questions = questions(
                "{\"question\": \"praça\", \"expected\": [{\"document\": \"Café.md\", \"text\": \"O café fica\"}]}",
                "{\"question\": \"東京の天気\", \"expected\": [\"東京の天気がとても良かった\"]}");
        Result result = run(KEYWORD, questions);

        assertThat(result.figures().recall10()).isEqualTo(1);
        assertThat(result.missing()).isEmpty();
    }

    @Test
    void aBudgetOfTokensHoldsAsManyShortPassagesAsThereIsRoomFor() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Files.writeString(vault.resolve("Heron" + i + ".md"), "The heron number " + i + " was seen.\n");
            expected.add("{\"document\": \"Heron" + i + "\"}");
        }
        Path questions = questions("{\"question\": \"heron\", \"expected\": [" + String.join(", ", expected) + "]}");

        assertThat(run(KEYWORD, questions).figures().evidence2000()).isEqualTo(1);
    }

    @Test
    void aModelThatFailsWhileItIsAskedHasNoFigures() throws Exception {
        Setting hybrid = new Setting("hybrid", EmbeddingSettings.DEFAULTS, 60, Mode.HYBRID, null, 10, null, false);
        Path questions = questions("{\"question\": \"roses\", \"expected\": [\"ash\"]}");
        Equipment failing = new ScratchEquipment(vault, folder.resolve("eval"), question -> {
            throw new EmbeddingException("The server hangs.");
        });

        assertThatThrownBy(() -> Evaluation.of(questions, 100, failing).run(hybrid, EvaluationTest::unwatched))
                .isInstanceOf(EvalException.class)
                .hasMessageContaining("hybrid")
                .hasMessageContaining("The server hangs.");
    }

    @Test
    void theAncestorIsNotHeldToHeadingsThatItDropped() throws Exception {
        Files.createDirectories(vault.resolve("Sea"));
        Files.writeString(
                vault.resolve("Sea/Fish.md"), "# Herrings\n\n" + "A line about herrings at sea.\n".repeat(20));
        Path questions = questions(
                "{\"id\": \"1\", \"question\": \"herrings\", \"expected\": [{\"document\": \"Fish\", \"heading\": \"Herrings\"}]}",
                "{\"id\": \"2\", \"question\": \"herrings\", \"expected\": [{\"heading\": \"Herrings\"}]}");
        assertThat(run(ANCESTOR, questions).figures().recall10()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void recallAtTenIsOfTenWhateverASettingAsksFor() throws Exception {
        for (int i = 0; i < 6; i++) {
            Files.writeString(vault.resolve("Rose" + i + ".md"), "Roses and roses " + "again ".repeat(i) + i + ".\n");
        }
        Setting one = new Setting("one", EmbeddingSettings.DEFAULTS, 60, Mode.KEYWORD, null, 1, null, false);
        Path questions = questions("{\"question\": \"roses\", \"expected\": [{\"document\": \"Rose5\"}]}");
        Figures figures = run(one, questions).figures();
        assertThat(figures.recall10()).isEqualTo(1);
        assertThat(figures.recall()).isZero();
    }

    @Test
    void anIndexOfAnEarlierMeasurementThatCannotBeReadIsMadeAnew() throws Exception {
        Path questions = questions("{\"question\": \"roses\", \"expected\": [\"ash\"]}");
        var unused = run(KEYWORD, questions);
        try (Stream<Path> files = Files.walk(folder.resolve("eval"))) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("segments_"))
                    .toList()) {
                Files.writeString(file, "rubbish");
            }
        }
        Result again = run(KEYWORD, questions);
        assertThat(again.figures().recall10()).isEqualTo(1);
        assertThat(again.index().embedded()).isPositive();
    }

    @Test
    void aFolderThatHoldsNoSetIsRefused() {
        assertThatThrownBy(() -> evaluation(vault))
                .isInstanceOf(EvalException.class)
                .hasMessageContaining("corpus.jsonl");
    }

    @Test
    void aFileMayBeginWithAMarkAndMustBeInUtf8() throws Exception {
        Path marked = questions("\uFEFF{\"question\": \"roses\", \"expected\": [\"ash\"]}");
        assertThat(run(KEYWORD, marked).figures().recall10()).isEqualTo(1);
        Path latin = Files.write(folder.resolve("latin.jsonl"), "{\"question\": \"é\"}".getBytes(ISO_8859_1));
        assertThatThrownBy(() -> evaluation(latin))
                .isInstanceOf(EvalException.class)
                .hasMessageContaining("latin.jsonl is not in UTF-8");
    }

    @Test
    void whatStandsNowhereIsNamed() throws Exception {
        Path questions = questions(
                "{\"question\": \"roses\", \"expected\": [{\"document\": \"Garden.md\", \"heading\": \"Greenhouse\"}]}",
                "{\"question\": \"key\", \"expected\": [\"the key is lost\", \"the key hangs by the door\"]}",
                "{\"question\": \"bread\", \"expected\": [{\"document\": \"Kitchen\", \"text\": \"ash in March\"}]}");
        assertThat(run(KEYWORD, questions).missing())
                .containsExactlyInAnyOrder(
                        "the heading \"Greenhouse\" in Garden.md",
                        "the text \"the key is lost\"",
                        "the text \"ash in march\" in Kitchen");
    }

    @Test
    void aChartTellsMoreSettingsApartThanItsPaletteHasColours() throws Exception {
        Result result = run(KEYWORD, questions("{\"question\": \"roses\", \"expected\": [\"ash\"]}"));
        Set<String> colours = Pattern.compile("width=\"12\" height=\"12\" fill=\"([^\"]+)\"")
                .matcher(Chart.svg(Collections.nCopies(20, result)))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(colours).hasSize(20);
    }

    @Test
    void aChartHoldsABarForEachMeasureAndEscapesNames() throws Exception {
        Path questions = questions("{\"question\": \"roses\", \"expected\": [\"ash\"]}");
        Setting named = new Setting("a<b & c", EmbeddingSettings.DEFAULTS, 60, Mode.KEYWORD, null, 10, null, false);
        List<Result> results = new ArrayList<>();
        for (Setting setting : List.of(named, ANCESTOR)) {
            results.add(run(setting, questions));
        }
        String svg = Chart.svg(results);
        assertThat(svg).contains("a&lt;b &amp; c").doesNotContain("a<b");
        assertThat(svg.split("<title>")).hasSize(1 + 5 * 2);
        var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        assertThat(parser.parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("svg");
    }

    private Path questions(String... lines) throws IOException {
        return Files.writeString(folder.resolve("questions.jsonl"), String.join("\n", lines) + "\n");
    }

    private Result run(Setting setting, Path questions) throws Exception {
        return evaluation(questions).run(setting, EvaluationTest::unwatched);
    }

    private Evaluation evaluation(Path questions) throws IOException, EvalException {
        return Evaluation.of(questions, 100, equipment);
    }

    private static void unwatched(Setting setting, String phase, long done, long total) {
        assertThat(done).isLessThanOrEqualTo(total);
    }
}
