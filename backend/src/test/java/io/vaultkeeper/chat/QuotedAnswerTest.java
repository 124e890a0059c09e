package io.vaultkeeper.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chat.AnswerEvent.Done;
import io.vaultkeeper.chat.AnswerEvent.Failed;
import io.vaultkeeper.embedding.EmbeddingException;
import io.vaultkeeper.index.IndexException;
import io.vaultkeeper.index.Scope;
import io.vaultkeeper.llm.Cancellation;
import io.vaultkeeper.llm.NoChatModel;
import io.vaultkeeper.llm.ollama.OllamaStandIn;
import io.vaultkeeper.llm.ollama.ScriptedReply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QuotedAnswerTest extends AnswerScene {
    @Test
    void withoutAModelTheNotesAreQuoted() {
        answer(request(QUESTION), new NoChatModel(8192));
        assertThat(kinds()).isEqualTo("Stage Asked Stage Found Stage Token Done");
        assertThat(done().mode()).isEqualTo(Done.Mode.QUOTED);
        assertThat(done().answer())
                .startsWith("Quotes from your notes. No model is set up (llm.provider is none).")
                .contains("> Marta left the spare key with Dona Lurdes on the second floor. [1]");
        assertThat(done().citations()).startsWith(1);
        assertThat(done().budget().truncated()).isFalse();
    }

    @Test
    void aMissingModelIsQuotedRoundWithTheCommandThatHelps() {
        ollama.without(OllamaStandIn.MODEL);
        answer(QUESTION);
        assertThat(done().mode()).isEqualTo(Done.Mode.QUOTED);
        assertThat(done().answer())
                .startsWith("Quotes from your notes. Ollama does not have the model llama3.1:8b.")
                .contains("ollama pull llama3.1:8b")
                .contains("Dona Lurdes");
        assertThat(ollama.chats()).isEmpty();
    }

    @Test
    void anOllamaThatIsDownIsQuotedRound() {
        ollama.close();
        answer(QUESTION);
        assertThat(done().mode()).isEqualTo(Done.Mode.QUOTED);
        assertThat(done().answer())
                .startsWith("Quotes from your notes: no model is running. Nothing answers at " + ollama.url())
                .contains("ollama serve")
                .contains("Dona Lurdes");
    }

    @Test
    void aModelThatHangsIsWaitedForOnceAndThenQuotedRound() {
        ollama.replying(request -> ScriptedReply.empty().thenHang());
        answer(request(QUESTION), IMPATIENT);
        assertThat(done().mode()).isEqualTo(Done.Mode.QUOTED);
        assertThat(done().answer())
                .startsWith("Quotes from your notes. llama3.1:8b wrote nothing for ")
                .contains("Dona Lurdes");
        assertThat(ollama.chats()).hasSize(1);
    }

    @Test
    void aModelThatBreaksBeforeItsFirstWordIsQuotedRound() {
        ollama.replying(request -> request.has("format")
                ? ScriptedReply.words("{\"search\": true, \"queries\": [\"spare key\"]}")
                        .done()
                : ScriptedReply.refusal(500, "cuda"));
        answer(QUESTION);
        assertThat(done().mode()).isEqualTo(Done.Mode.QUOTED);
        assertThat(done().answer()).contains("Dona Lurdes").doesNotContain("cuda");
    }

    @Test
    void aModelThatWritesNothingIsQuotedRound() {
        ollama.replying(keeping("{\"search\": true, \"queries\": [\"spare key\"]}", ""));
        answer(QUESTION);
        assertThat(done().mode()).isEqualTo(Done.Mode.QUOTED);
        assertThat(done().answer())
                .startsWith("Quotes from your notes. llama3.1:8b wrote nothing.")
                .contains("Dona Lurdes");
    }

    @Test
    void aModelThatSpentAllItsTokensOnThoughtsIsQuotedRound() {
        ollama.replying(request -> request.has("format")
                ? ScriptedReply.words("{\"search\": true, \"queries\": [\"spare key\"]}")
                        .done()
                : ScriptedReply.words("<think>\nThey ask for the key. ")
                        .thenRawLine("{\"message\": {\"role\": \"assistant\", \"content\": \"\"}, \"done\": true, "
                                + "\"done_reason\": \"length\"}")
                        .thenEnd());
        answer(QUESTION);
        assertThat(done().mode()).isEqualTo(Done.Mode.QUOTED);
        assertThat(done().answer())
                .startsWith("Quotes from your notes. llama3.1:8b wrote nothing.")
                .doesNotContain("Cut here");
    }

    @Test
    void whereNothingIsFoundItSaysWhatWasSearchedAndWhere() {
        Scope scope = new Scope(List.of("Games"), List.of("todo"), List.of(), List.of(), List.of(), null, null);
        answer(new ChatRequest(ask("zebra xylophone quux"), null, scope, null, null, null), new NoChatModel(8192));
        assertThat(done().answer()).contains("zebra xylophone quux").contains("folders Games; tags todo");
        assertThat(done().citations()).isEmpty();
    }

    @Test
    void smallTalkWithoutAModelIsAnsweredWithTheGreeting() {
        answer(request("Olá!"), new NoChatModel(8192));
        assertThat(notes.searches).isEmpty();
        assertThat(done().answer()).startsWith("Ask me anything").contains("llm.provider");
    }

    @Test
    void aSearchThatFailsIsAnEventAndNoException() {
        assertThat(failing(new IllegalStateException("secret note text")).detail())
                .doesNotContain("secret");
    }

    @Test
    void aStoreOrAnEmbeddingModelThatIsAwayIsToldInItsOwnWords() {
        Failed store = failing(new IndexException("PostgreSQL at db does not answer. Start it."));
        assertThat(store.title()).isEqualTo("The index is not available");
        assertThat(store.detail()).isEqualTo("PostgreSQL at db does not answer. Start it.");
        Failed model = failing(new EmbeddingException("Nothing answers at http://127.0.0.1:1. Start it."));
        assertThat(model.title()).isEqualTo("The embedding model is not available");
        assertThat(model.detail()).contains("http://127.0.0.1:1");
    }

    private Failed failing(RuntimeException fault) {
        NoteAnswerer broken = new NoteAnswerer(
                ChatSettings.DEFAULT,
                new BuiltinPersonas(),
                new NoChatModel(8192),
                new NoChatModel(8192),
                query -> {
                    throw fault;
                },
                notes,
                notes::chunk,
                CLOCK);
        events.clear();
        broken.answer(request(QUESTION), events::add, new Cancellation());
        return (Failed) events.get(events.size() - 1);
    }
}
