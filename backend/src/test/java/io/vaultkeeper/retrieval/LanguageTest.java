package io.vaultkeeper.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageTest {
    private static final String ENGLISH =
            "The keeper of the lighthouse was known for his stories, which were not always true.";
    private static final List<String> OTHERS = List.of(
            "O faroleiro era conhecido pelas suas histórias, que nem sempre eram verdadeiras.",
            "El farero era conocido por sus historias, que no siempre eran verdad.",
            "Le gardien du phare était connu pour ses histoires, qui n'étaient pas toujours vraies.",
            "Der Leuchtturmwärter war für seine Geschichten bekannt, die nicht immer wahr waren.",
            "Смотритель маяка был известен своими историями.",
            "");

    @Test
    void englishIsKnownByItsStopWords() {
        assertThat(Language.isEnglish(ENGLISH)).isTrue();
        assertThat(OTHERS).noneMatch(Language::isEnglish);
    }

    @Test
    void theShareOfEnglishIsThatOfItsTexts() {
        assertThat(Language.englishShare(List.of(ENGLISH, ENGLISH, OTHERS.get(0))))
                .isCloseTo(2 / 3.0, within(1e-9));
        assertThat(Language.englishShare(List.of())).isZero();
    }

    @Test
    void aQueryIsLatinWhereMostOfItsLettersAre() {
        assertThat(List.of("Where is it?", "Açúcar", "C++ в коде compiler", "42?", "", "\ud83c\udf7f"))
                .allMatch(Language::isLatin);
        assertThat(List.of("Где маяк?", "灯塔在哪里", "что такое API", "فنار")).noneMatch(Language::isLatin);
    }
}
