package io.vaultkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vaultkeeper.config.ConfigLoader.Flags;
import io.vaultkeeper.daemon.RunningDaemon;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastingConnectionTest {
    private static final String PING = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}";

    @TempDir
    private Path folder;

    @Test
    void aDaemonThatWasStoppedIsReplacedByTheNextAndThenByOneOfOurOwn() throws Exception {
        Path vault = Files.createDirectories(folder.resolve("vault"));
        Path data = folder.resolve("data");
        RunningDaemon first = RunningDaemon.on(vault, data);
        try (LastingConnection connection = new LastingConnection(new Flags(vault, null, data, null, null))) {
            assertThat(sent(connection)).hasSize(1);

            first.close();
            try (RunningDaemon second = RunningDaemon.on(vault, data)) {
                assertThat(sent(connection)).hasSize(1);
                assertThat(second.index().isMissingNode()).isFalse();
            }

            assertThat(sent(connection)).hasSize(1);
        }
    }

    @Test
    void aRefusalIsNotTriedAgain() throws Exception {
        Path vault = Files.createDirectories(folder.resolve("vault"));
        Path data = folder.resolve("data");
        try (LastingConnection connection = new LastingConnection(new Flags(vault, null, data, null, null))) {
            assertThatThrownBy(() -> connection.send("no message", answer -> {}))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.status()).isEqualTo(400))
                    .hasMessageContaining("JSON-RPC");
        }
    }

    private static List<String> sent(LastingConnection connection) throws ApiException {
        List<String> answers = new ArrayList<>();
        connection.send(PING, answers::add);
        return answers;
    }
}
