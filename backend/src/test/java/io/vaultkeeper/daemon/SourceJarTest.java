package io.vaultkeeper.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's example of a source, compiled as it stands there. */
class SourceJarTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String SERVICE = "META-INF/services/io.vaultkeeper.source.SourceProvider";

    @TempDir
    private Path folder;

    private Path vault;
    private Path data;
    private Path todo;

    @BeforeEach
    void makeFolders() throws IOException {
        vault = Files.createDirectories(folder.resolve("vault"));
        data = Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(data.resolve("sources"));
        Files.writeString(vault.resolve("Garden.md"), "The herring is in the garden.");
        todo = folder.resolve("todo.txt");
    }

    @Test
    void theExampleOfTheGuideIsPickedUpSearchedCitedAndWatched() throws Exception {
        packTheExample();
        settings("sources: {todo: {file: '" + todo + "'}}");
        Files.writeString(todo, "Call the plumber about the kitchen\n\n(A) Renew the passport\n");
        try (RunningDaemon daemon = RunningDaemon.on(vault, data)) {
            daemon.awaitIdle();
            JsonNode passage = found(daemon, "plumber kitchen");
            assertThat(passage.path("document").asText()).isEqualTo("todo:todo.txt");
            assertThat(passage.path("path").isNull()).isTrue();
            assertThat(passage.path("startLine").asInt()).isEqualTo(1);
            assertThat(daemon.get("/status").path("sources").toString())
                    .contains("\"what\":\"blank lines\",\"count\":1");

            Files.writeString(todo, "Water the orchids\n");
            RunningDaemon.await(
                    "the new task",
                    () -> found(daemon, "orchids").path("text").asText().contains("orchids"));
        }
    }

    @Test
    void aJarThatIsNoneAndSettingsThatLackAFieldAreToldAndTheNotesAreRead() throws Exception {
        packTheExample();
        Files.writeString(data.resolve("sources/broken.jar"), "no archive");
        try (JarOutputStream empty = jar("empty.jar")) {
            entry(empty, "readme.txt", "nothing".getBytes(StandardCharsets.UTF_8));
        }
        try (RunningDaemon daemon = RunningDaemon.on(vault, data)) {
            daemon.awaitIdle();
            assertThat(daemon.search("herring", "keyword")).containsExactly("Garden.md");
            String failed = daemon.get("/status").path("index").path("failed").toString();
            assertThat(failed).contains("broken.jar", "empty.jar names no source", "sources.todo: name your todo.txt");
        }
    }

    private static JsonNode found(RunningDaemon daemon, String query) throws IOException, InterruptedException {
        return daemon.post("/search", "{\"query\": \"" + query + "\", \"scope\": {\"sources\": [\"todo\"]}}")
                .path("passages")
                .path(0);
    }

    private void settings(String yaml) throws IOException {
        Files.writeString(data.resolve("vaultkeeper.yml"), yaml);
    }

    private void packTheExample() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../CONTRIBUTING.md")));
        assertThat(example.find()).isTrue();
        Path source = Files.writeString(folder.resolve("TodoProvider.java"), example.group(1));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int status = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        "target/classes",
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(status).isZero();
        try (JarOutputStream jar = jar("todo.jar");
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entry(jar, classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
            entry(jar, SERVICE, "example.TodoProvider\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private JarOutputStream jar(String name) throws IOException {
        OutputStream file = Files.newOutputStream(data.resolve("sources").resolve(name));
        return new JarOutputStream(file);
    }

    private static void entry(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
