package io.vaultkeeper.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.document.DocumentId;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the port promises of scopes, of words and of vectors alike. */
public abstract class ChunkScopeContractTest extends ChunkSearchContractTest {
    private static final String EVERYWHERE = "herring";

    @Test
    void aFolderHoldsItsSubFoldersAndNoOthers() {
        put("Root.md", "Games/Ball.md", "Games/OUYA/TV.md", "Games2/X.md", "games/lower.md");
        assertThat(found(folders("Games"))).containsExactlyInAnyOrder("Games/Ball.md", "Games/OUYA/TV.md");
        assertThat(found(folders("/Games/"))).containsExactlyInAnyOrder("Games/Ball.md", "Games/OUYA/TV.md");
        assertThat(found(folders("./Games/"))).containsExactlyInAnyOrder("Games/Ball.md", "Games/OUYA/TV.md");
        assertThat(found(folders("."))).hasSize(5);
        assertThat(found(folders("Games/OUYA"))).containsExactly("Games/OUYA/TV.md");
        assertThat(found(folders("Games2", "games"))).containsExactlyInAnyOrder("Games2/X.md", "games/lower.md");
        assertThat(found(folders(""))).hasSize(5);
        assertThat(found(folders("Ga"))).isEmpty();
        assertThat(found(folders("Games/Ball.md"))).isEmpty();
    }

    @Test
    void aFolderMayHaveAnyName() {
        List<String> names =
                List.of("a*b", "[[x]]#^", "50%_", "it's \"q\"", "\ud83c\udfae fun", " blank ", "a\\b", "x:y");
        put(names.stream().map(name -> name + "/N.md").toArray(String[]::new));
        for (String name : names) {
            assertThat(found(folders(name))).containsExactly(name + "/N.md");
        }
    }

    @Test
    void aFolderIsFoundInEitherUnicodeForm() {
        put("Caf\u00e9/N.md", "Cafe\u0301/M.md");
        assertThat(found(folders("Caf\u00e9"))).hasSize(2).isEqualTo(found(folders("Cafe\u0301")));
    }

    @Test
    void aTagHoldsThoseNestedInItInAnyCase() {
        write(ExampleNote.at("A.md").tagged("Project/Alpha", "todo"));
        write(ExampleNote.at("B.md").tagged("project"));
        write(ExampleNote.at("C.md").tagged("projects"));
        write(ExampleNote.at("D.md"));
        assertThat(found(tags("project"))).containsExactlyInAnyOrder("A.md", "B.md");
        assertThat(found(tags("#PROJECT/"))).containsExactlyInAnyOrder("A.md", "B.md");
        assertThat(found(tags("project/alpha"))).containsExactly("A.md");
        assertThat(found(tags("todo", "projects"))).containsExactlyInAnyOrder("A.md", "C.md");
    }

    @Test
    void sourcesAndDocumentsNarrow() {
        write(ExampleNote.at("A.md"));
        write(ExampleNote.at("B.md"));
        write(ExampleNote.of("whatsapp", "A.md"));
        DocumentId note = new DocumentId("obsidian", "A.md");
        assertThat(found(sources("whatsapp"))).containsExactly("A.md");
        assertThat(found(sources("obsidian"))).containsExactlyInAnyOrder("A.md", "B.md");
        assertThat(found(documents(note))).containsExactly("A.md");
        assertThat(found(documents(new DocumentId("obsidian", "C.md")))).isEmpty();
    }

    @Test
    void aParticipantIsFoundByNameOrWordAndAChatByItsTitleToo() {
        write(ExampleNote.of("whatsapp", "Flat").by("Marta Sousa", "Me"));
        write(ExampleNote.of("whatsapp", "Família ❤️ + Avó").by("Inês"));
        write(ExampleNote.of("whatsapp", "Марта").by("+351 912 345 678"));
        write(ExampleNote.at("Marta.md"));
        assertThat(found(with("marta"))).containsExactly("Flat");
        assertThat(found(with("MARTA  SOUSA"))).containsExactly("Flat");
        assertThat(found(with("ines"))).containsExactly("Família ❤️ + Avó");
        assertThat(found(with("familia"))).containsExactly("Família ❤️ + Avó");
        assertThat(found(with("Família ❤️ + Avó"))).containsExactly("Família ❤️ + Avó");
        assertThat(found(with("марта"))).containsExactly("Марта");
        assertThat(found(with("mart"))).isEmpty();
        assertThat(found(with("me", "Inês"))).containsExactly("Família ❤️ + Avó", "Flat");
        assertThat(found(with("❤️"))).isEmpty();
    }

    @Test
    void aDocumentIsFoundInEitherUnicodeForm() {
        put("Cafe\u0301.md");
        assertThat(found(documents(new DocumentId("obsidian", "Caf\u00e9.md")))).hasSize(1);
    }

    @Test
    void datesAreDaysOfTheSystemsZoneBothInclusive() {
        write(ExampleNote.at("First.md").during(local("2024-03-01T00:00:00"), null));
        write(ExampleNote.at("Last.md").during(local("2024-03-01T23:59:59.999"), null));
        write(ExampleNote.at("Next.md").during(local("2024-03-02T00:00:00"), null));
        write(ExampleNote.at("Chat.md").during(local("2024-02-01T00:00:00"), local("2024-04-01T00:00:00")));
        assertThat(found(between("2024-03-01", "2024-03-01")))
                .containsExactlyInAnyOrder("First.md", "Last.md", "Chat.md");
        assertThat(found(between("2024-03-02", null))).containsExactlyInAnyOrder("Next.md", "Chat.md");
        assertThat(found(between(null, "2024-02-29"))).containsExactly("Chat.md");
        assertThat(found(between("2024-05-01", "2024-01-01"))).isEmpty();
        assertThat(found(
                        new Scope(List.of(), List.of(), List.of(), List.of(), List.of(), LocalDate.MIN, LocalDate.MAX)))
                .hasSize(4);
    }

    @Test
    void thePartsOfAScopeNarrowEachOther() {
        write(ExampleNote.at("Games/A.md").tagged("tv").during(local("2024-03-01T12:00:00"), null));
        write(ExampleNote.at("Games/B.md").tagged("tv").during(local("2020-03-01T12:00:00"), null));
        write(ExampleNote.at("Games/C.md").during(local("2024-03-01T12:00:00"), null));
        write(ExampleNote.at("D.md").tagged("tv").during(local("2024-03-01T12:00:00"), null));
        Scope scope = new Scope(
                List.of("Games"),
                List.of("tv"),
                List.of("obsidian"),
                List.of(),
                List.of(),
                LocalDate.parse("2024-01-01"),
                LocalDate.parse("2024-12-31"));
        assertThat(found(scope)).containsExactly("Games/A.md");
    }

    @Test
    void aTagTooLongForAnIndexDoesNoHarm() {
        write(ExampleNote.at("A.md").tagged("x".repeat(50_000), "y/".repeat(2_000), "tv"));
        assertThat(found(tags("tv"))).containsExactly("A.md");
        assertThat(found(tags("z".repeat(50_000)))).isEmpty();
    }

    private void put(String... paths) {
        Arrays.stream(paths).map(ExampleNote::at).forEach(this::write);
    }

    private void write(ExampleNote note) {
        note.writeTo(index, EVERYWHERE, vector());
    }

    /** The keys of the documents in scope, which words and vectors must agree on. */
    private List<String> found(Scope scope) {
        index.refresh();
        List<Hit> words = index.matching(EVERYWHERE, 100, scope).hits();
        List<Hit> vectors = index.nearest(vector(), 100, scope);
        assertThat(ids(words)).containsExactlyInAnyOrderElementsOf(ids(vectors));
        return new ArrayList<>(index.load(ids(words)).stream()
                .map(chunk -> chunk.document().key())
                .sorted()
                .toList());
    }

    private static Scope tags(String... tags) {
        return new Scope(List.of(), List.of(tags), List.of(), List.of(), List.of(), null, null);
    }

    private static Scope sources(String... sources) {
        return new Scope(List.of(), List.of(), List.of(sources), List.of(), List.of(), null, null);
    }

    private static Scope documents(DocumentId... documents) {
        return new Scope(List.of(), List.of(), List.of(), List.of(documents), List.of(), null, null);
    }

    private static Scope with(String... participants) {
        return new Scope(List.of(), List.of(), List.of(), List.of(), List.of(participants), null, null);
    }

    private static Scope between(@Nullable String from, @Nullable String to) {
        return Scope.ALL.between(from == null ? null : LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }

    private static String local(String time) {
        return LocalDateTime.parse(time)
                .atZone(ZoneId.systemDefault())
                .toInstant()
                .toString();
    }
}
