package io.vaultkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guides name exists. */
class GuidesTest {
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+(?:\\.[a-z]\\w*)?");
    private static final Pattern FILE = Pattern.compile("(?:scripts|backend|\\.ci|\\.mvn)/[\\w./-]+");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"})
    void everyClassFileAndLinkAGuideNamesIsThere(String guide) throws IOException {
        Path root = SharedData.checkout();
        String text = Files.readString(root.resolve(guide));
        Set<String> classes = classes(root.resolve("backend/src"));

        CODE.matcher(text).results().map(match -> match.group(1)).forEach(code -> {
            if (TYPE.matcher(code).matches()) {
                assertThat(classes).as(guide).contains(code.replaceAll("\\..*", ""));
            }
            if (FILE.matcher(code).matches()) {
                assertThat(root.resolve(code)).exists();
            }
        });
        LINK.matcher(text).results().forEach(match -> assertThat(root.resolve(match.group(1)))
                .exists());
    }

    private static Set<String> classes(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
