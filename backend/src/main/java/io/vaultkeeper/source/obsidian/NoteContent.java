package io.vaultkeeper.source.obsidian;

import io.vaultkeeper.document.Section;
import java.util.List;
import java.util.Set;

/**
 * What a file says, whatever its place and name.
 *
 * @param tags of the text and of the properties
 */
record NoteContent(Properties properties, Set<String> tags, List<Section> sections) {}
