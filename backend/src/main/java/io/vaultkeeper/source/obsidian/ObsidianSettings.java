package io.vaultkeeper.source.obsidian;

import java.util.List;

public record ObsidianSettings(List<String> exclude, List<String> excludeTags) {}
