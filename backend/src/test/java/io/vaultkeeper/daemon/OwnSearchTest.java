package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSearchTest {
    @TempDir
    private Path folder;

    @Test
    void findsWhatAClientWouldFind() throws IOException, InterruptedException {
        Path vault = Files.createDirectories(folder.resolve("vault"));
        Files.writeString(vault.resolve("Tea.md"), "Green tea wants water of \"seventy\" degrees.\n");
        OwnSearch search;
        try (RunningDaemon daemon = RunningDaemon.on(vault, folder.resolve("data"))) {
            daemon.awaitIdle();
            search = new OwnSearch(daemon.self(), () -> 0);
            assertThat(search.of("how warm is \"tea\"?"))
                    .containsExactly("Green tea wants water of \"seventy\" degrees.");
        }
        assertThatThrownBy(() -> search.of("tea")).isInstanceOf(IOException.class);
    }

    @Test
    void itIsAloneUntilAnotherAsks() throws IOException, InterruptedException {
        Path vault = Files.createDirectories(folder.resolve("vault"));
        try (RunningDaemon daemon = RunningDaemon.on(vault, folder.resolve("data"))) {
            AtomicLong requests = new AtomicLong();
            OwnSearch search = new OwnSearch(daemon.self(), requests::get);
            assertThat(search.isAlone()).isTrue();
            search.of("tea");
            requests.incrementAndGet();
            assertThat(search.isAlone()).isTrue();
            requests.incrementAndGet();
            assertThat(search.isAlone()).isFalse();
            assertThat(search.isAlone()).isTrue();
        }
    }
}
