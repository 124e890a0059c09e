package io.vaultkeeper.bench;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Markdown, printed as it comes and kept as a whole. */
final class Report {
    private final StringBuilder text = new StringBuilder();

    void section(String title, String explanation) {
        line("");
        line("## " + title);
        line("");
        line(explanation);
        line("");
    }

    void header(String... cells) {
        row((Object[]) cells);
        line(Stream.of(cells).map(cell -> "---").collect(Collectors.joining("|", "|", "|")));
    }

    void row(Object... cells) {
        line(Stream.of(cells).map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |")));
    }

    void line(String line) {
        text.append(line).append('\n');
        System.out.println(line);
    }

    String text() {
        return text.toString();
    }
}
