package io.vaultkeeper.source.obsidian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.document.Block;
import io.vaultkeeper.document.Document;
import io.vaultkeeper.document.Texts;
import io.vaultkeeper.document.TimeSpan.Basis;
import io.vaultkeeper.source.Source;
import io.vaultkeeper.source.SourceException;
import io.vaultkeeper.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObsidianSourceTest {
    private final Path outside;
    private final Path vault;

    ObsidianSourceTest(@TempDir Path folder) throws IOException {
        this.outside = folder.toRealPath();
        this.vault = Files.createDirectory(outside.resolve("My Notes"));
    }

    @Test
    void notesAndCanvasesOfAnyDepthAreFound() throws Exception {
        write("a.md", "");
        write("A/B/C/d.MD", "");
        write("e.canvas", "{}");
        write("picture.png", "");
        write(".obsidian/x.md", "");
        write("A/.trash/x.md", "");
        write(".hidden.md", "");
        assertThat(keys(source())).containsExactlyInAnyOrder("a.md", "A/B/C/d.MD", "e.canvas");
    }

    @Test
    void anyLegalNameIsReadAndLocated() throws Exception {
        String nfd = Normalizer.normalize("Ação é", Normalizer.Form.NFD);
        for (String name : List.of(
                "👩‍👧 emoji", "Ação", nfd, "C# ^id [[x]]", "n".repeat(240), "blank  ", "100% +a&b?", " lead", "a.b")) {
            write("Folder/" + name + ".md", "x");
            String key = "Folder/" + name + ".md";
            assertThat(keys(source())).contains(key);
            assertThat(source().locate(vault.resolve(key))).map(SourceFile::key).contains(key);
            assertThat(read(source(), key).get(0).provenance().title()).isEqualTo(name);
        }
    }

    @Test
    void whatIsExcludedIsNeitherScannedNorLocated() throws Exception {
        write("Archive/2020/a.md", "");
        write("Deep/Archive/b.md", "");
        write("x/draft-c.md", "");
        write("draft-d.md", "");
        write("kept.md", "");
        Source source = source(List.of("Archive/**", "**/draft-*.md", "Deep/"), List.of());
        assertThat(keys(source)).containsExactly("kept.md");
        assertThat(source.locate(vault.resolve("Archive/2020/a.md"))).isEmpty();
        assertThat(source.locate(vault.resolve("kept.md"))).isPresent();
    }

    @Test
    void dailyNotesAreOfTheDayThatTheirFormatTells() throws Exception {
        ObsidianSource source = source();
        write("Diary/05-03-2024.md", "x");
        write("Other/05-03-2024.md", "x");
        assertThat(basis(source, "Diary/05-03-2024.md")).isEqualTo(Basis.FILE);
        long before = settings(source, "Diary/05-03-2024.md");

        write(".obsidian/daily-notes.json", "{\"folder\": \"Diary\", \"format\": \"DD-MM-YYYY\"}");
        assertThat(day(source, "Diary/05-03-2024.md")).hasToString("2024-03-05");
        assertThat(basis(source, "Other/05-03-2024.md")).isEqualTo(Basis.FILE);
        assertThat(settings(source, "Diary/05-03-2024.md")).isNotEqualTo(before);
        long set = settings(source, "Diary/05-03-2024.md");

        write(".obsidian/daily-notes.json", "{\"folder\": \"Di");
        assertThat(settings(source, "Diary/05-03-2024.md")).isEqualTo(set);
        assertThat(day(source, "Diary/05-03-2024.md")).hasToString("2024-03-05");

        Files.delete(vault.resolve(".obsidian/daily-notes.json"));
        assertThat(settings(source, "Diary/05-03-2024.md")).isEqualTo(before);
    }

    private LocalDate day(Source source, String key) throws Exception {
        Document note = read(source, key).get(0);
        assertThat(note.provenance().time().basis()).isEqualTo(Basis.DAILY_NOTE);
        return LocalDate.ofInstant(note.provenance().time().from(), ZoneId.systemDefault());
    }

    private Basis basis(Source source, String key) throws Exception {
        return read(source, key).get(0).provenance().time().basis();
    }

    private long settings(Source source, String key) {
        return source.locate(vault.resolve(key)).orElseThrow().fingerprint().settings();
    }

    @Test
    void aBrokenGlobIsNamed() {
        assertThatThrownBy(() -> source(List.of("[a"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sources.obsidian.exclude")
                .hasMessageContaining("[a");
    }

    @Test
    void notesWithAnExcludedTagAreLeftOut() throws Exception {
        write("a.md", "text #Private/Diary");
        write("b.md", "---\ntags: private\n---\n");
        write("c.md", "#privately");
        Source source = source(List.of(), List.of("#private"));
        assertThat(read(source, "a.md")).isEmpty();
        assertThat(read(source, "b.md")).isEmpty();
        assertThat(read(source, "c.md")).hasSize(1);
    }

    @Test
    void symbolicLinksAreNotFollowed() throws Exception {
        Files.createDirectory(outside.resolve("other"));
        Files.writeString(outside.resolve("other/secret.md"), "secret");
        Files.createSymbolicLink(vault.resolve("out"), outside.resolve("other"));
        Files.createSymbolicLink(vault.resolve("out.md"), outside.resolve("other/secret.md"));
        Files.createSymbolicLink(vault.resolve("loop"), vault);
        assertThat(keys(source())).isEmpty();
        assertThat(source().locate(vault.resolve("out/secret.md"))).isEmpty();
        for (String path :
                List.of("out/secret.md", "out.md", "../other/secret.md", "/etc/passwd", "", "a/../../x.md", "a\0.md")) {
            assertThatThrownBy(() -> source().open(path, null)).as(path).isInstanceOf(SourceException.class);
            assertThatThrownBy(() -> source().open(path, "text")).as(path).isInstanceOf(SourceException.class);
        }
    }

    @Test
    void aNoteOpensInAnyUnicodeForm() throws Exception {
        String nfd = Normalizer.normalize("Café/Ação.md", Normalizer.Form.NFD);
        write(nfd, "text");
        Document note = source().open(Normalizer.normalize(nfd, Normalizer.Form.NFC), null);
        assertThat(note.id().key()).isEqualTo(nfd);
    }

    @Test
    void unsavedTextTakesThePlaceOfTheFile() throws Exception {
        write("a.md", "old");
        assertThat(text(source().open("a.md", "new"))).isEqualTo("new");
        assertThat(text(source().open("New folder/b.md", "draft"))).isEqualTo("draft");
        assertThatThrownBy(() -> source().open("none.md", null)).hasMessageContaining("none.md");
        assertThatThrownBy(() -> source().open("a.png", "x")).hasMessageContaining("a.png");
        assertThatThrownBy(() -> source().open(".trash/a.md", "x")).hasMessageContaining(".trash/a.md");
    }

    @Test
    void aNotesDateIsItsNamesThenItsPropertiesThenItsFiles() throws Exception {
        write("2024-02-29 walk.md", "---\ndate: 2020-01-01\n---\n");
        write("20240301.md", "");
        write("2024-13-01.md", "---\ncreated: 2023/4/5 10:30\n---\n");
        write("plain.md", "");
        assertThat(time("2024-02-29 walk.md")).isEqualTo(Basis.DAILY_NOTE + " 2024-02-29");
        assertThat(time("20240301.md")).isEqualTo(Basis.DAILY_NOTE + " 2024-03-01");
        assertThat(time("2024-13-01.md")).isEqualTo(Basis.FRONT_MATTER + " 2023-04-05");
        assertThat(time("plain.md")).isEqualTo(Basis.FILE + " " + LocalDate.now(ZoneId.systemDefault()));
    }

    @Test
    void theAddressOpensTheNote() throws Exception {
        write("Games/Survival Ball & é.md", "");
        write("P.canvas", "{}");
        assertThat(read(source(), "Games/Survival Ball & é.md")
                        .get(0)
                        .provenance()
                        .uri())
                .isEqualTo("obsidian://open?vault=My%20Notes&file=Games%2FSurvival%20Ball%20%26%20%C3%A9");
        assertThat(read(source(), "P.canvas").get(0).provenance().uri()).endsWith("&file=P.canvas");
    }

    @Test
    void aCanvasIsReadCardByCard() throws Exception {
        write(
                "P.canvas",
                "{\"nodes\":[{\"type\":\"text\",\"text\":\"One #t\\n%%no%%two\"},{\"type\":\"group\",\"label\":\"G\"},"
                        + "{\"type\":\"file\",\"file\":\"a.md\"},{\"type\":\"link\",\"url\":\"https://e.org\"}]}");
        write("empty.canvas", "");
        write("broken.canvas", "{\"nodes\":\n[}");
        Document canvas = read(source(), "P.canvas").get(0);
        assertThat(Texts.sections(canvas))
                .flatExtracting(section -> section.blocks())
                .extracting(Block::text)
                .containsExactly("One #t\ntwo", "G", "a.md", "https://e.org");
        assertThat(canvas.provenance().tags()).containsExactly("t");
        assertThat(Texts.sections(read(source(), "empty.canvas").get(0))).isEmpty();
        assertThatThrownBy(() -> read(source(), "broken.canvas"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("broken.canvas")
                .hasMessageContaining("line 2");
    }

    @Test
    void aMissingVaultIsNoEmptyOne() {
        ObsidianSource source = new ObsidianSource(outside.resolve("gone"), new ObsidianSettings(List.of(), List.of()));
        assertThatThrownBy(() -> keys(source)).isInstanceOf(IOException.class).hasMessageContaining("gone");
    }

    private void write(String key, String text) throws IOException {
        Path file = vault.resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String time(String key) throws Exception {
        var time = read(source(), key).get(0).provenance().time();
        return time.basis() + " " + LocalDate.ofInstant(time.from(), ZoneId.systemDefault());
    }

    private static String text(Document note) {
        return Texts.sections(note).get(0).blocks().get(0).text();
    }

    private List<Document> read(Source source, String key) throws Exception {
        List<Document> documents = new ArrayList<>();
        source.read(source.locate(vault.resolve(key)).orElseThrow(), documents::add);
        return documents;
    }

    private static List<String> keys(Source source) throws IOException {
        List<String> keys = new ArrayList<>();
        source.scan(new Source.Scan() {
            @Override
            public void found(SourceFile file) {
                keys.add(file.key());
            }

            @Override
            public void unreadable(String key, String reason) {
                throw new AssertionError(key + " " + reason);
            }
        });
        return keys;
    }

    private ObsidianSource source() {
        return source(List.of(), List.of());
    }

    private ObsidianSource source(List<String> exclude, List<String> excludeTags) {
        return new ObsidianSource(vault, new ObsidianSettings(exclude, excludeTags));
    }
}
