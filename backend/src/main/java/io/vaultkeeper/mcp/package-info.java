/** The vault as tools of the Model Context Protocol, for assistants of other makers. */
@NullMarked
package io.vaultkeeper.mcp;

import org.jspecify.annotations.NullMarked;
