package io.vaultkeeper.plugin;

import java.nio.file.Path;

/** What an installation came to, in the folder where the plugin now is. */
public sealed interface Installed {
    Path folder();

    String version();

    /** There was none, or not all of one. */
    record New(Path folder, String version) implements Installed {}

    /** @param before the version that was there; the same for another build of it */
    record Updated(Path folder, String before, String version) implements Installed {}

    record Unchanged(Path folder, String version) implements Installed {}
}
