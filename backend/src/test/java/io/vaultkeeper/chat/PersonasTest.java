package io.vaultkeeper.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PersonasTest {
    private final Personas personas = new BuiltinPersonas();

    @Test
    void eachPersonaGreetsAndInstructsInItsOwnWay() {
        assertThat(personas.all())
                .extracting(Persona::name)
                .containsExactly("assistant", "philosopher", "psychotherapist");
        assertThat(personas.all())
                .extracting(Persona::greeting)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
        assertThat(personas.all()).extracting(Persona::instructions).doesNotHaveDuplicates();
    }

    @Test
    void aPersonaIsFoundInWhateverCase() {
        assertThat(personas.named(" Philosopher ").title()).isEqualTo("Philosopher");
    }

    @Test
    void anUnknownPersonaListsTheKnownOnes() {
        assertThatThrownBy(() -> personas.named("pirate"))
                .isInstanceOf(UnknownPersonaException.class)
                .hasMessage("There is no persona \"pirate\"; there are: assistant, philosopher, psychotherapist.");
    }

    @Test
    void allFaultsOfTheSettingsAreToldAtOnce() {
        assertThatThrownBy(() -> new ChatSettings(" ", "", 0, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chat.persona")
                .hasMessageContaining("chat.top-k")
                .hasMessageContaining("chat.research-steps");
    }
}
