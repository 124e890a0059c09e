/** Obsidian's plugin: its built files, which the program carries, and the way they get into a vault. */
@NullMarked
package io.vaultkeeper.plugin;

import org.jspecify.annotations.NullMarked;
