package io.vaultkeeper.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vaultkeeper.source.tables.TableSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesReaderTest {
    @TempDir
    private Path folder;

    private ConfigLoader.Flags flags;

    @BeforeEach
    void makeFolders() throws IOException {
        Path vault = Files.createDirectories(folder.resolve("vault"));
        Path data = Files.createDirectories(folder.resolve("data"));
        flags = new ConfigLoader.Flags(vault, null, data, null, null);
    }

    private void write(String settings) throws IOException {
        Files.writeString(file(), settings);
    }

    private Path file() {
        return folder.resolve("data/vaultkeeper.yml");
    }

    @Test
    void aTableHasItsColumnsInTheOrderWritten() throws Exception {
        write("""
                sources:
                  tables:
                    - {file: /data/co2.csv, name: Air, time: at, zone: Europe/Lisbon, values: {temp: "°C", co2: "CO₂ in ppm"}}
                    - {file: /data/money.csv, name: Expenses, time: date, time-format: "dd MMM yyyy", category: kind}
                  code: {folders: [/src/shop], exclude: ["generated/**"]}
                """);
        SourcesConfig sources = ConfigLoader.load(flags, Map.of()).sources();

        TableSettings air = sources.tables().get(0);
        assertThat(air.file()).isEqualTo(Path.of("/data/co2.csv"));
        assertThat(air.values()).containsExactly(Map.entry("temp", "°C"), Map.entry("co2", "CO₂ in ppm"));
        assertThat(sources.tables().get(1).timeFormat()).isEqualTo("dd MMM yyyy");
        assertThat(sources.tables().get(1).values()).isEmpty();
        assertThat(sources.code().folders()).containsExactly(Path.of("/src/shop"));
    }

    @Test
    void withoutSettingsThereAreNone() throws Exception {
        SourcesConfig sources = ConfigLoader.load(flags, Map.of()).sources();

        assertThat(sources.tables()).isEmpty();
        assertThat(sources.code().folders()).isEmpty();
    }

    @Test
    void faultsOfTablesAndCodeNameTheirSettings() throws IOException {
        write("""
                sources:
                  tables:
                    - {name: Air, values: {co2: 1}}
                    - {file: a.csv, name: Air, time: at, zone: Mars/Base}
                    - {file: a.csv, name: Air, time: at, time-format: "qqqqqq{"}
                    - {file: a.csv, name: Sleep, time: at}
                    - {file: b.csv, name: Sleep, time: at, column: x}
                    - air.csv
                  code: {exclude: ["{a"]}
                """);
        ConfigException faults = catchThrowableOfType(ConfigException.class, () -> ConfigLoader.load(flags, Map.of()));

        assertThat(faults)
                .hasMessageContaining("sources.tables[0].file (in " + file() + "): must be a text")
                .hasMessageContaining("sources.tables[0].time (in " + file() + "): must be a text")
                .hasMessageContaining("sources.tables[0].values.co2 (in " + file() + "): must be a text")
                .hasMessageContaining("Mars/Base")
                .hasMessageContaining("time-format as in")
                .hasMessageContaining("sources.tables (in " + file() + "): two of them are named \"Sleep\"")
                .hasMessageContaining("column")
                .hasMessageContaining("sources.tables[5] (in " + file() + "): must hold settings")
                .hasMessageContaining("sources.code.exclude (in " + file() + "): \"{a\" is no valid glob");
    }

    @Test
    void aGlobThatIsNoneNamesItsSetting() throws IOException {
        write("""
                sources:
                  obsidian: {exclude: ["[x"]}
                  documents: {exclude: ["a[b/**"]}
                """);
        assertThatThrownBy(() -> ConfigLoader.load(flags, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sources.obsidian.exclude (in " + file() + "): \"[x\" is no valid glob")
                .hasMessageContaining("sources.documents.exclude (in " + file() + "): \"a[b/**\" is no valid glob");
    }
}
