package io.vaultkeeper.source.obsidian;

import io.vaultkeeper.source.Exclusions;
import java.util.List;

/**
 * Which notes of the vault are left out.
 *
 * @param exclude globs relative to the vault, with {@code /}; one that ends in {@code /**} leaves out the folder
 * @param excludeTags with or without {@code #}; each stands for the tags nested below it, too
 */
public record ObsidianSettings(List<String> exclude, List<String> excludeTags) {
    public ObsidianSettings {
        exclude = List.copyOf(exclude);
        Exclusions.check(exclude, "sources.obsidian.exclude");
        excludeTags = List.copyOf(excludeTags);
    }
}
