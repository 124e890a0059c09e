/** An Obsidian vault: Markdown notes and canvases. */
@NullMarked
package io.vaultkeeper.source.obsidian;

import org.jspecify.annotations.NullMarked;
