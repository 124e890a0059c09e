package io.vaultkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.llm.ollama.OllamaStandIn;
import io.vaultkeeper.llm.openai.OpenAiStandIn;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of arguments, settings and the surroundings. */
class UsageTest extends TypedCommands {
    @Test
    void aQueryThatBeginsWithAnAtSignIsNoFileOfArguments() throws IOException {
        Path file = Files.writeString(folder.resolve("arguments"), "one two three");

        assertThat(run("search", "@" + file, "--mode", "keyword").code()).isNotEqualTo(2);
    }

    @Test
    void anOpenAiServersModelsAreListedAndNotFetched() throws IOException {
        try (OpenAiStandIn server = OpenAiStandIn.start()) {
            settings("llm: {provider: openai, model: tiny, base-url: \"" + server.url() + "/v1\"}");
            assertThat(run("models").out()).isEqualTo("* tiny" + System.lineSeparator());
            Result pull = run("models", "pull", "large");
            assertThat(pull.code()).isEqualTo(1);
            assertThat(pull.err()).contains("fetches no models itself", "set llm.model");
            assertThat(run("doctor").out()).contains("Embedding by e5-small-v2 (builtin)", "Model tiny");
        }
    }

    @Test
    void anEmbeddingModelThatNobodyKnowsIsToldOfInOneSentence() throws IOException {
        settings(
                "llm: {provider: none}\nembedding: {provider: openai, model: blend, base-url: \"http://127.0.0.1:1\"}");
        Result search = run("search", "tea");
        assertThat(search.code()).isEqualTo(1);
        assertThat(search.err()).contains("Nothing answers at http://127.0.0.1:1", "embedding.base-url");
        assertThat(run("doctor").out()).contains("FAULT Nothing answers at http://127.0.0.1:1");
    }

    @Test
    void wrongUsageIsCodeTwoAndSaysWhatIsMeant() {
        assertThat(run("serch", "x").code()).isEqualTo(2);
        assertThat(run("search").code()).isEqualTo(2);
        assertThat(run("search", "x", "-k", "many").code()).isEqualTo(2);
        assertThat(run("search", "x", "--from", "yesterday").err()).contains("--from");
        assertThat(run("models", "pull").code()).isEqualTo(2);
        assertThat(run().code()).isEqualTo(2);
    }

    @Test
    void wordsWithoutQuotesAreShownWithThem() {
        Result result = run("search", "two", "words", "-k", "3");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("in quotes", "vaultkeeper search \"two words\"");
        assertThat(run("ask", "who", "is", "it?").err()).contains("vaultkeeper ask \"who is it?\"");
        assertThat(run("search", "tea", "--nope").err()).contains("Unknown option: '--nope'");
    }

    @Test
    void aCommandThatIsNotThereIsSaidNotToBe() {
        Result near = run("serch", "x");
        assertThat(near.code()).isEqualTo(2);
        assertThat(near.err()).contains("There is no command \"serch\".", "Did you mean \"vaultkeeper search\"?");
        Result far = run("frobnicate");
        assertThat(far.code()).isEqualTo(2);
        assertThat(far.err())
                .contains("There is no command \"frobnicate\".", "--help")
                .doesNotContain("Did you mean");
    }

    @Test
    void whatACommandDoesNotTakeIsNamed() {
        Result index = run("index", "extra");
        assertThat(index.code()).isEqualTo(2);
        assertThat(index.err()).contains("\"vaultkeeper index\" does not take \"extra\".", "index --help");
        assertThat(run("search", "tea", "-k", "many").err()).contains("-k", "'many' is no whole number");
        assertThat(run("serve", "--port", "x").err()).contains("--port", "'x' is no whole number");
    }

    @Test
    void modesAreListedAsTheyAreWritten() {
        assertThat(run("search", "x", "--mode", "foo").err()).contains("'foo' is none of hybrid, semantic, keyword");
        assertThat(run("search", "tea", "--mode", "KEYWORD").code()).isZero();
    }

    @Test
    void aFileInThePlaceOfTheDataFolderIsSaidToBeOne() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        StringWriter err = new StringWriter();
        String[] search = {"search", "tea", "--vault", vault.toString(), "--data", file.toString()};
        assertThat(Main.run(search, new PrintWriter(new StringWriter()), new PrintWriter(err)))
                .isEqualTo(1);
        assertThat(err.toString()).contains(file + " is a file where a folder is needed.");
    }

    @Test
    void faultySettingsAreCodeTwoAndAllTold() throws IOException {
        settings("prot: 1\nllm: {provider: gpt}");
        Result result = run("status");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("prot", "llm.provider");
    }

    @Test
    void everyCommandHasAHelp() {
        for (String command : List.of(
                "serve", "ask", "chat", "search", "related", "index", "status", "models", "personas", "doctor")) {
            assertThat(run(command, "--help").out()).as(command).contains("Usage: vaultkeeper " + command, "--vault");
        }
        assertThat(run("--version").out()).startsWith("vaultkeeper ");
    }

    @Test
    void theDoctorFindsNothingWrongWithAGoodVault() {
        Result result = run("doctor");

        assertThat(result.code()).as(result.out()).isZero();
        assertThat(result.out()).contains("ok", "2 documents").doesNotContain("FAULT");
    }

    @Test
    void theDoctorNamesAPersonaAndAKeeperThatAreNotThere() throws IOException {
        try (OllamaStandIn ollama = OllamaStandIn.start()) {
            settings("llm: {base-url: \"" + ollama.url() + "\", keeper-model: tiny}\nchat: {persona: asistant}");
            Result result = run("doctor");
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out())
                    .contains("FAULT chat.persona: there is no persona \"asistant\"", "assistant, philosopher")
                    .contains("Model " + OllamaStandIn.MODEL, "llm.keeper-model cannot be asked", "ollama pull tiny");
        }
    }

    @Test
    void modelsAreListedAndAnAbsentProviderSaysSo() throws IOException {
        assertThat(run("models").code()).isEqualTo(3);
        try (OllamaStandIn ollama = OllamaStandIn.start()) {
            settings("llm: {base-url: \"" + ollama.url() + "\"}");
            assertThat(run("models").out()).contains("* " + OllamaStandIn.MODEL);
        }
    }

    /** This checkout may be built with the plugin or without. */
    @Test
    void thePluginIsInstalledWithoutADaemonOrSaysThatItWasNotBuilt() {
        boolean carried = UsageTest.class.getResource("/io/vaultkeeper/plugin/main.js") != null;
        Result result = run("install-plugin", "--config-folder", ".obsidian-desktop");

        assertThat(result.code()).isEqualTo(carried ? 0 : 1);
        assertThat(result.out() + result.err())
                .contains(carried ? "is installed in " + vault : "was built without Obsidian's plugin");
        assertThat(vault.resolve(".obsidian-desktop/plugins/vaultkeeper/main.js")
                        .toFile()
                        .exists())
                .isEqualTo(carried);
        assertThat(folder.resolve("data/daemons")).doesNotExist();
    }

    @Test
    void thePluginsConfigFolderIsOneName() {
        for (String wrong : List.of("..", ".", "../.obsidian", "obsidian", ".a/b", ".a\\b", "", ". ")) {
            Result result = run("install-plugin", "--config-folder", wrong);
            assertThat(result.code()).as(wrong).isEqualTo(2);
            assertThat(result.err()).contains("--config-folder");
        }
    }
}
