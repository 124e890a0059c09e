package io.vaultkeeper.index;

import io.vaultkeeper.chunking.Chunk;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a chunk that is searched by words.
 *
 * @param title title and aliases, whose words count once more
 * @param all title, aliases, headings and text
 */
public record SearchableText(String title, String all) {
    public static SearchableText of(Chunk chunk) {
        List<String> title = new ArrayList<>(List.of(chunk.provenance().title()));
        title.addAll(chunk.provenance().aliases());
        List<String> all = new ArrayList<>(title);
        all.addAll(chunk.headings());
        all.add(chunk.text());
        return new SearchableText(String.join("\n", title), String.join("\n", all));
    }
}
