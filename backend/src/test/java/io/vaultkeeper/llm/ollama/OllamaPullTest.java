package io.vaultkeeper.llm.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.llm.Cancellation;
import io.vaultkeeper.llm.InstalledModel;
import io.vaultkeeper.llm.LlmSettings;
import io.vaultkeeper.llm.ModelException;
import io.vaultkeeper.llm.ModelTimeouts;
import io.vaultkeeper.llm.PullProgress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OllamaPullTest {
    private final OllamaStandIn ollama = OllamaStandIn.start();
    private final OllamaChatModel model = new OllamaChatModel(
            new LlmSettings(LlmSettings.Provider.OLLAMA, ollama.url(), null, "tiny", null, 4096, 0),
            ModelTimeouts.DEFAULT,
            false);
    private final List<PullProgress> progress = new ArrayList<>();

    @AfterEach
    void stop() {
        ollama.close();
    }

    @Test
    void aPullTellsItsProgressAndEndsWithTheModelThere() throws ModelException {
        model.pull("tiny", progress::add, new Cancellation());
        assertThat(progress).contains(new PullProgress("pulling 123456", 500, 1000));
        assertThat(progress.get(progress.size() - 1).status()).isEqualTo("success");
        assertThat(model.installed()).contains(new InstalledModel("tiny", 1000));
    }

    @Test
    void aModelThatNobodyKnowsSaysWhereToLook() {
        assertThatThrownBy(() -> model.pull("unknown", progress::add, new Cancellation()))
                .isInstanceOfSatisfying(ModelException.class, fault -> {
                    assertThat(fault.detail()).endsWith("could not fetch it: pull model manifest: file does not exist");
                    assertThat(fault.hint()).contains("ollama.com/library");
                });
    }

    @Test
    void aPullThatBreaksOffSaysThatItGoesOnWhereItWas() {
        assertThatThrownBy(() -> model.pull("cut", progress::add, new Cancellation()))
                .isInstanceOfSatisfying(ModelException.class, fault -> {
                    assertThat(fault.title()).isEqualTo("The model was not fetched");
                    assertThat(fault.detail()).contains("before the model was complete");
                    assertThat(fault.hint()).contains("Pull it again");
                });
        assertThat(progress).isNotEmpty();
    }

    @Test
    void aCancelledPullTellsNothingMore() throws ModelException {
        Cancellation cancellation = new Cancellation();
        model.pull(
                "tiny",
                step -> {
                    progress.add(step);
                    cancellation.cancel();
                },
                cancellation);
        assertThat(progress).hasSize(1);
    }

    @Test
    void withNobodyListeningItSaysHowToStart() {
        ollama.close();
        assertThatThrownBy(() -> model.pull("tiny", progress::add, new Cancellation()))
                .isInstanceOfSatisfying(ModelException.class, fault -> assertThat(fault.kind())
                        .isEqualTo(ModelException.Kind.NOT_RUNNING));
    }
}
