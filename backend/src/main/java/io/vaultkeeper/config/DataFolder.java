package io.vaultkeeper.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where everything derived is kept: never in the vault, so that no sync tool sees it. */
public final class DataFolder {
    private DataFolder() {}

    /** @param flag {@code --data}; null where it was not given */
    public static Path locate(@Nullable Path flag, Map<String, String> environment) {
        String variable = environment.get("VAULTKEEPER_DATA");
        if (flag != null) {
            return flag.toAbsolutePath().normalize();
        }
        if (variable != null && !variable.isBlank()) {
            return Path.of(variable).toAbsolutePath().normalize();
        }
        return platform(environment).toAbsolutePath().normalize();
    }

    /** As a shell takes {@code ~}; Java by itself asks the system's list of users, whatever HOME says. */
    static Path home(Map<String, String> environment) {
        String home = environment.get("HOME");
        return Path.of(home == null || home.isBlank() ? System.getProperty("user.home") : home);
    }

    private static Path platform(Map<String, String> environment) {
        Path home = home(environment);
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.startsWith("mac")) {
            return home.resolve("Library/Application Support/Vaultkeeper");
        }
        if (os.startsWith("windows")) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData/Local") : Path.of(local)).resolve("Vaultkeeper");
        }
        String xdg = environment.get("XDG_DATA_HOME");
        boolean usable = xdg != null && Path.of(xdg).isAbsolute(); // the XDG specification ignores relative ones
        return (usable ? Path.of(xdg) : home.resolve(".local/share")).resolve("vaultkeeper");
    }
}
