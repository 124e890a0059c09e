package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageNoticeTest {
    private static final String ENGLISH =
            "The roses in the garden want ash in March, and they should be cut before the first"
                    + " warm days of the year. My neighbour says that it is better to wait until the frost has gone, but she has lost two"
                    + " of them to the cold. ";
    private static final String PORTUGUESE =
            "As rosas do jardim pedem cinza em março e devem ser podadas antes dos primeiros dias"
                    + " quentes do ano. A minha vizinha diz que é melhor esperar até passar a geada, mas já perdeu duas por causa do frio"
                    + " intenso deste inverno. ";

    @TempDir
    private Path folder;

    private Path vault;

    @BeforeEach
    void makeVault() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault"));
    }

    @Test
    void aVaultInALanguageTheModelDoesNotKnowIsToldWithTheCommandThatHelps() throws Exception {
        write(6, PORTUGUESE);
        write(2, ENGLISH);
        assertThat(notice()).contains("not in English", "e5-small-v2", "ollama pull bge-m3 &&");
    }

    @Test
    void aVaultInEnglishHasNoNotice() throws Exception {
        write(6, ENGLISH);
        write(3, PORTUGUESE);
        assertThat(notice()).isEmpty();
    }

    @Test
    void listsOfTasksInEnglishTellNoLanguage() throws Exception {
        String task = "- [ ] #task Postpone recurring tasks due tomorrow morning 2024-10-27\n";
        String query = "```tasks\nnot done\ndue before tomorrow\nhide backlinks\n```\n";
        for (int i = 0; i < 8; i++) {
            Files.writeString(vault.resolve("Tasks" + i + ".md"), task.repeat(6) + query.repeat(4) + i);
        }
        assertThat(notice()).isEmpty();
    }

    @Test
    void theNotesThatComeLastAreLookedAtToo() throws Exception {
        write(6, "Milk, bread, candles. ");
        try (RunningDaemon daemon = RunningDaemon.on(vault, folder.resolve("data"))) {
            daemon.awaitIdle();
            assertThat(noticeOf(daemon)).isEmpty();
            write(5, PORTUGUESE);
            RunningDaemon.await("a notice", () -> !noticeOf(daemon).isEmpty());
        }
    }

    @Test
    void itIsToldWhileTheMeaningOfTheNotesIsStillBeingIndexed() throws Exception {
        write(200, PORTUGUESE.repeat(4));
        try (RunningDaemon daemon = RunningDaemon.on(vault, folder.resolve("data"))) {
            RunningDaemon.await("a notice", () -> !noticeOf(daemon).isEmpty());
            assertThat(daemon.index().path("state").asText()).isEqualTo("indexing");
        }
    }

    private void write(int notes, String text) throws IOException {
        for (int i = 0; i < notes; i++) {
            Files.writeString(vault.resolve(text.substring(0, 3).strip() + i + ".md"), text + i);
        }
    }

    private String notice() throws IOException, InterruptedException {
        try (RunningDaemon daemon = RunningDaemon.on(vault, folder.resolve("data"))) {
            daemon.awaitIdle();
            return noticeOf(daemon);
        }
    }

    private static String noticeOf(RunningDaemon daemon) throws IOException, InterruptedException {
        return daemon.get("/status").path("embedding").path("notice").asText();
    }
}
