package io.vaultkeeper.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vaultkeeper.chat.ChatRequest.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallTalkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi!",
                "hello there",
                "Thanks a lot :)",
                "Good morning, how are you?",
                "OLÁ, tudo bem?",
                "Muito obrigado!",
                "¡Gracias!",
                "Ça va ?",
                "Danke schön",
                "Как дела?",
                "你好",
                "ありがとうございます",
                "Thanks 👍",
                "مرحبا",
                "नमस्ते"
            })
    void greetingsAndThanksAreSmallTalk(String text) {
        assertThat(SmallTalk.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi, where is the key?",
                "thanks for what?",
                "hiking",
                "When did I say good morning to Marta?",
                "OK Corral",
                "Obrigado por quê?",
                "key",
                "谢谢信在哪里",
                "42",
                "🍕",
                "👍👍",
                "???"
            })
    void aQuestionThatBeginsPolitelyIsNot(String text) {
        assertThat(SmallTalk.is(text)).isFalse();
    }

    @Test
    void aQuestionThatLeansOnTheOneBeforeIsSearchedWithIt() {
        assertThat(queries("Where does Marta live?", "And when did she move there?"))
                .containsExactly("Where does Marta live? And when did she move there?");
        assertThat(queries("Where does Marta live?", "Since when?"))
                .containsExactly("Where does Marta live? Since when?");
        assertThat(queries("Onde mora a Marta?", "Quando é que ela se mudou para Lisboa?"))
                .containsExactly("Onde mora a Marta? Quando é que ela se mudou para Lisboa?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What was the deposit for the flat?",
                "¿Cuál es el depósito del piso?",
                "Qual é o valor da renda e do depósito?",
                "Was kostet das Haus am Hafen?",
                "Combien coûte le pain et le beurre?"
            })
    void aQuestionThatStandsByItselfIsSearchedAsItIs(String question) {
        assertThat(queries("Where does Marta live?", question)).containsExactly(question);
    }

    @Test
    void aQuestionWithoutWordsIsSearchedAsItIs() {
        assertThat(queries("Hello!", "🍕")).containsExactly("🍕");
        assertThat(queries("Thanks!", "???")).containsExactly("???");
    }

    @Test
    void smallTalkIsNotWhatAQuestionLeansOn() {
        assertThat(queries("Hello!", "Why?")).containsExactly("Why?");
    }

    private static List<String> queries(String before, String question) {
        return OwnWords.query(List.of(
                        new Message(Message.Role.USER, before),
                        new Message(Message.Role.ASSISTANT, "…"),
                        new Message(Message.Role.USER, question)))
                .queries();
    }
}
