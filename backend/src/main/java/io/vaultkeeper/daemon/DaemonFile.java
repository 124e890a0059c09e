package io.vaultkeeper.daemon;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells clients of a running daemon. A daemon that was killed leaves it behind: whoever reads it must knock first. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DaemonFile(String vault, String url, String token, long pid, String version) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The daemon of this vault, as far as its file tells. */
    public static Optional<DaemonFile> find(Path data, Path vault) throws IOException {
        Path file = path(data, vault);
        return Files.exists(file) ? read(file) : Optional.empty();
    }

    /** All daemons of this data directory, as far as their files tell. */
    public static List<DaemonFile> all(Path data) throws IOException {
        List<DaemonFile> daemons = new ArrayList<>();
        Path folder = data.resolve("daemons");
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
                for (Path file : files) {
                    read(file).ifPresent(daemons::add);
                }
            }
        }
        return daemons;
    }

    /**
     * Whether its process is there, rather than another that has its number by now: ours runs Java, for the same user. When it
     * began does not tell, since clocks are set. One of another machine or container is not seen.
     */
    public boolean hasProcess() {
        return ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .filter(info -> info.command().map(DaemonFile::isJava).orElse(true))
                .filter(info ->
                        info.user().equals(ProcessHandle.current().info().user()))
                .isPresent();
    }

    private static boolean isJava(String command) {
        return String.valueOf(Path.of(command).getFileName()).startsWith("java");
    }

    static Path path(Path data, Path vault) throws IOException {
        return data.resolve("daemons").resolve(VaultId.of(vault).hex() + ".json");
    }

    void write(Path file) throws IOException {
        PrivateFiles.write(file, JSON.writeValueAsString(this));
    }

    /** Removes the file, if it is still this daemon's. */
    void remove(Path file) throws IOException {
        if (read(file).filter(this::equals).isPresent()) {
            Files.deleteIfExists(file);
        }
    }

    private static Optional<DaemonFile> read(Path file) {
        try {
            return Optional.ofNullable(JSON.readValue(file.toFile(), DaemonFile.class));
        } catch (IOException e) {
            return Optional.empty(); // half of a file, or none: nobody to talk to
        }
    }
}
