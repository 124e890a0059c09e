package io.vaultkeeper.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A vault of two notes, and commands as they are typed for it. */
abstract class TypedCommands {
    @TempDir
    Path folder;

    Path vault;

    record Result(int code, String out, String err) {}

    @BeforeEach
    void writeVault() throws IOException {
        vault = Files.createDirectories(folder.resolve("My notes ü"));
        Files.writeString(
                vault.resolve("Tea.md"),
                "---\ntags: [drink/hot]\n---\n# Tea\n\nGreen tea wants water of seventy degrees.\n");
        Files.createDirectories(vault.resolve("Daily"));
        Files.writeString(vault.resolve("Daily/2024-03-05.md"), "Bought a kettle with a thermometer in Porto.\n");
        settings("llm: {provider: none}");
    }

    void settings(String yaml) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/vaultkeeper.yml"), yaml);
    }

    Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(arguments(arguments), new PrintWriter(out, true), new PrintWriter(err, true));
        return new Result(code, out.toString(), err.toString());
    }

    String[] arguments(String... given) {
        List<String> all = new ArrayList<>(List.of(given));
        if (given.length > 0) {
            all.addAll(List.of(
                    "--vault",
                    vault.toString(),
                    "--data",
                    folder.resolve("data").toString()));
        }
        return all.toArray(String[]::new);
    }
}
