package io.vaultkeeper.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/** The program's version, as the build knows it. */
public final class Version {
    private static final String CURRENT = read();

    private Version() {}

    public static String current() {
        return CURRENT;
    }

    private static String read() {
        Properties properties = new Properties();
        try (InputStream file =
                Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"), "version.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new IllegalStateException("the program's archive is incomplete: version.properties", e);
        }
        return properties.getProperty("version", "unknown");
    }
}
