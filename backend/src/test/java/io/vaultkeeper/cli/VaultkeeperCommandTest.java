package io.vaultkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class VaultkeeperCommandTest {
    @Test
    void commandsAreKnownByTheirOwnNames() {
        assertThat(VaultkeeperCommand.line().getSubcommands())
                .hasSizeGreaterThan(10)
                .allSatisfy((name, line) -> {
                    Class<?> type = line.getCommandSpec().userObject().getClass();
                    assertThat(type.getAnnotation(Command.class).name()).isEqualTo(name);
                });
    }

    @Test
    void theCommandNamedFirstIsReadAlone() {
        CommandLine line = VaultkeeperCommand.line("serve", "--port", "1");
        assertThat(line.getSubcommands()).containsOnlyKeys("serve");
        assertThat(line.parseArgs("serve", "--vault", "v").subcommand().hasMatchedOption("--vault"))
                .isTrue();
    }

    @Test
    void afterOptionsOfAllCommandsAnyIsKnown() {
        assertThat(VaultkeeperCommand.line("--vault", "status", "serve").getSubcommands())
                .containsKeys("status", "serve", "doctor");
    }
}
