package io.vaultkeeper.index.pgvector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds PostgreSQL 15 or newer with pgvector 0.8 or newer, where packages put them. */
final class LocalPrograms {
    private static final int OLDEST_POSTGRES = 15;
    private static final int OLDEST_PGVECTOR = 8;
    private static final Pattern VERSION = Pattern.compile("default_version *= *'0\\.(\\d+)");

    private LocalPrograms() {}

    /** The folder of the programs. */
    static Optional<Path> find() throws IOException, InterruptedException {
        for (Path config : configs()) {
            if (isNewEnough(config) && hasPgvector(config)) {
                return Optional.of(Path.of(ask(config, "--bindir")));
            }
        }
        return Optional.empty();
    }

    private static List<Path> configs() throws IOException {
        List<Path> configs = new ArrayList<>();
        for (String root :
                List.of("/usr/lib/postgresql", "/usr", "/opt/homebrew/opt", "/usr/local/opt", "/usr/local")) {
            Path folder = Path.of(root);
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> installed = Files.newDirectoryStream(folder)) {
                    installed.forEach(one -> configs.add(one.resolve("bin/pg_config")));
                }
            }
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            configs.add(Path.of(folder, "pg_config"));
        }
        configs.removeIf(config -> !Files.isExecutable(config));
        return configs;
    }

    private static boolean isNewEnough(Path config) throws IOException, InterruptedException {
        Matcher version = Pattern.compile("PostgreSQL (\\d+)").matcher(ask(config, "--version"));
        return version.find() && Integer.parseInt(version.group(1)) >= OLDEST_POSTGRES;
    }

    private static boolean hasPgvector(Path config) throws IOException, InterruptedException {
        Path control = Path.of(ask(config, "--sharedir"), "extension", "vector.control");
        if (!Files.exists(control) || !Files.isExecutable(Path.of(ask(config, "--bindir"), "postgres"))) {
            return false;
        }
        Matcher version = VERSION.matcher(Files.readString(control));
        return version.find() && Integer.parseInt(version.group(1)) >= OLDEST_PGVECTOR;
    }

    private static String ask(Path config, String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(config.toString(), what).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }
}
