package io.vaultkeeper.chunking;

import java.util.ArrayList;
import java.util.List;

/** The line that says where a chunk stands, put before its text when it is embedded. */
final class ChunkHeader {
    private ChunkHeader() {}

    /** {@code "Title > Heading > Heading\n"}; a first heading that repeats the title is left out. */
    static String of(String title, List<String> headings) {
        List<String> path = new ArrayList<>();
        path.add(title);
        for (String heading : headings) {
            if (!heading.equalsIgnoreCase(path.get(path.size() - 1))) {
                path.add(heading);
            }
        }
        return String.join(" > ", path) + "\n";
    }
}
