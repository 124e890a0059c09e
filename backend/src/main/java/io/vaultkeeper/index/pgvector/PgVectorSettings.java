package io.vaultkeeper.index.pgvector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The {@code index.pgvector} part of the configuration.
 *
 * @param url as JDBC has it, such as {@code jdbc:postgresql://127.0.0.1:5432/vaultkeeper}
 * @param schema where the tables are; it must exist
 */
public record PgVectorSettings(String url, String user, String password, String schema) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern LOOPBACK_4 = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final Set<String> LOOPBACK_NAMES =
            Set.of("", "localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1", "[0:0:0:0:0:0:0:1]");

    /** Of the driver's settings those that lead a connection elsewhere than the host says. */
    private static final Set<String> DETOURS = Stream.of(
                    PGProperty.SOCKET_FACTORY, PGProperty.SOCKET_FACTORY_ARG, PGProperty.SERVICE)
            .map(PGProperty::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** @throws IllegalArgumentException with one line for each fault */
    public PgVectorSettings {
        List<String> faults = new ArrayList<>();
        if (Driver.parseURL(url, null) == null) {
            faults.add("index.pgvector.url must be an address such as jdbc:postgresql://127.0.0.1:5432/vaultkeeper");
        } else if (given(url).containsKey(PGProperty.PASSWORD.getName())) {
            faults.add("index.pgvector.url must not hold the password: set index.pgvector.password");
        }
        if (!NAME.matcher(schema).matches()) {
            faults.add("index.pgvector.schema must be a name of letters, digits and underscores, such as public");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }

    /** Every host that the address names is this machine; it may name several, or none for this one. */
    public boolean isLocal() {
        Properties given = given(url);
        String hosts = given.getProperty(PGProperty.PG_HOST.getName(), "localhost");
        return DETOURS.stream().noneMatch(given::containsKey)
                && Arrays.stream(hosts.split(",", -1)).allMatch(PgVectorSettings::isLoopback);
    }

    /** The driver itself reads the address, so that it is not understood otherwise here than there. */
    private static Properties given(String url) {
        Properties read = Driver.parseURL(url, null);
        return read == null ? new Properties() : read;
    }

    /** An empty name is this machine, to Java's resolver. */
    private static boolean isLoopback(String host) {
        return LOOPBACK_NAMES.contains(host.toLowerCase(Locale.ROOT))
                || LOOPBACK_4.matcher(host).matches();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "PgVectorSettings[url=" + url + ", user=" + user + ", schema=" + schema + "]";
    }
}
