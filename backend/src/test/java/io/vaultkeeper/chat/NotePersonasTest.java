package io.vaultkeeper.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotePersonasTest {
    private static final String PIRATE = """
            ---
            title: A pirate
            greeting: "Ahoy: what do ye seek?"
            tags: [persona]
            ---

            You are a pirate. %s and {{braces}} are yours too.
            """;

    @TempDir
    private Path folder;

    private Path vault;
    private NotePersonas personas;

    @BeforeEach
    void open() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault")).toRealPath();
        personas = new NotePersonas(vault, "Vaultkeeper/Personas", "assistant");
    }

    @Test
    void theOneOfTheSettingsComesFirst() {
        assertThat(new NotePersonas(vault, "Vaultkeeper/Personas", "Philosopher").all())
                .extracting(Persona::name)
                .containsExactly("philosopher", "assistant", "psychotherapist");
        assertThat(new NotePersonas(vault, "Vaultkeeper/Personas", "nobody").all())
                .extracting(Persona::name)
                .startsWith("assistant");
    }

    @Test
    void aNoteOfTheFolderIsAPersona() throws IOException {
        write("Pirate.md", PIRATE);
        Persona pirate = personas.named(" pirate ");
        assertThat(pirate)
                .isEqualTo(new Persona(
                        "Pirate",
                        "A pirate",
                        "Ahoy: what do ye seek?",
                        "You are a pirate. %s and {{braces}} are yours too.",
                        false));
        assertThat(names()).containsExactly("assistant", "philosopher", "psychotherapist", "Pirate");
    }

    @Test
    void withoutAFolderThereAreTheBuiltinOnes() {
        assertThat(names()).containsExactly("assistant", "philosopher", "psychotherapist");
    }

    @Test
    void propertiesMayBeLeftOut() throws IOException {
        write("Nested/Deeper/Coach.md", "Ask back.");
        write("Plain.MD", "\uFEFF---\r\ntitle:\r\n---\r\nBe plain.\r\n");
        assertThat(personas.named("coach").title()).isEqualTo("Coach");
        assertThat(personas.named("coach").greeting()).isNotBlank();
        assertThat(personas.named("plain").title()).isEqualTo("Plain");
        assertThat(personas.named("plain").instructions()).isEqualTo("Be plain.");
    }

    @Test
    void aChangeIsPickedUp() throws IOException {
        Path note = write("Coach.md", "Ask back.");
        assertThat(personas.named("coach").instructions()).isEqualTo("Ask back.");
        Files.writeString(note, "Ask more.");
        Files.setLastModifiedTime(note, FileTime.fromMillis(1_000_000));
        assertThat(personas.named("coach").instructions()).isEqualTo("Ask more.");
        Files.move(note, note.resolveSibling("Trainer.md"));
        assertThat(names()).contains("Trainer").doesNotContain("Coach");
        Files.delete(note.resolveSibling("Trainer.md"));
        assertThat(names()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'---\ntitle: a: b\n---\nText'|not YAML, in line 2",
                "'---\ntitle: x\nText'|without an end",
                "'---\n- a\n---\nText'|another form",
                "'---\ntitle: [a]\n---\nText'|title that is no text",
                "'---\ngreeting: {a: b}\n---\nText'|greeting that is no text",
                "'---\ntitle: x\n---\n \n'|says nothing",
                "''|says nothing"
            })
    void aNoteThatCannotBeAPersonaIsNamedAndTheOthersWork(String text, String reason) throws IOException {
        write("Sub/Bad.md", text);
        write("Pirate.md", PIRATE);
        assertThat(names()).contains("Pirate").doesNotContain("Bad");
        assertThatThrownBy(() -> personas.named("bad"))
                .isInstanceOf(UnknownPersonaException.class)
                .hasMessageContaining("Vaultkeeper/Personas/Sub/Bad.md")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000, 1_000_000})
    void aNoteThatIsTooLongIsNoPersona(int length) throws IOException {
        write("Bad.md", "x".repeat(length));
        assertThatThrownBy(() -> personas.named("bad")).hasMessageContaining("too long");
    }

    @Test
    void aBuiltinNameStaysBuiltin() throws IOException {
        write("Assistant.md", "Be somebody else.");
        assertThat(personas.named("assistant").builtin()).isTrue();
        assertThat(names()).hasSize(3);
    }

    @Test
    void ofTwoNotesOfOneNameTheFirstIsTaken() throws IOException {
        write("a/Coach.md", "First.");
        write("b/coach.md", "Second.");
        write("a/Coach.md", "First!");
        assertThat(names()).containsOnlyOnce("Coach").doesNotContain("coach");
    }

    @Test
    void accentsMayBeEncodedInEitherWay() throws IOException {
        write(Normalizer.normalize("Avó", Normalizer.Form.NFD) + ".md", "Be kind.");
        assertThat(personas.named("avó").instructions()).isEqualTo("Be kind.");
    }

    @Test
    void nothingOutsideTheVaultIsRead() throws IOException {
        Path outside = Files.writeString(folder.resolve("Secret.md"), "secret");
        write("Pirate.md", PIRATE);
        Path inside = vault.resolve("Vaultkeeper/Personas");
        Files.createSymbolicLink(inside.resolve("Secret.md"), outside);
        Files.createSymbolicLink(inside.resolve("Out"), folder);
        assertThat(names()).containsExactly("assistant", "philosopher", "psychotherapist", "Pirate");
        Files.createSymbolicLink(vault.resolve("Linked"), folder);
        assertThat(new NotePersonas(vault, "Linked", "assistant").all()).hasSize(3);
        assertThat(new NotePersonas(vault, "..", "assistant").all()).hasSize(3);
    }

    @Test
    void aFolderThatCannotBeReadHidesNoOtherPersona() throws IOException {
        write("Pirate.md", PIRATE);
        Path closed = write("Locked/Poet.md", "Answer in verse.").getParent();
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        boolean readable = Files.isReadable(closed); // an administrator may read everything
        try {
            assertThat(names()).contains("Pirate").hasSize(readable ? 5 : 4);
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "..", "a/../../b", " "})
    void theFolderOfTheSettingsMustBeInTheVault(String name) {
        assertThatThrownBy(() -> new ChatSettings("assistant", name, 10, 1))
                .hasMessageContaining("chat.personas-folder");
    }

    private List<String> names() {
        return personas.all().stream().map(Persona::name).toList();
    }

    private Path write(String name, String text) throws IOException {
        Path note = vault.resolve("Vaultkeeper/Personas").resolve(name);
        Files.createDirectories(note.getParent());
        return Files.writeString(note, text);
    }
}
