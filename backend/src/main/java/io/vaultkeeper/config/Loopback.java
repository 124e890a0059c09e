package io.vaultkeeper.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an address is on this machine. Names are not looked up: what a name means today it may not mean tomorrow. */
final class Loopback {
    private Loopback() {}

    static void check(String path, @Nullable String url, List<String> faults) {
        if (url != null && !isLoopback(url)) {
            faults.add(path + ": \"" + url + "\" is not on this machine, and nothing may leave it. "
                    + "Write an address such as http://127.0.0.1:11434, or set allow-remote: true");
        }
    }

    /** Of an address that may name several machines. */
    static void checkHosts(String path, List<String> hosts, List<String> faults) {
        for (String host : hosts) {
            if (!isLoopbackHost(host)) {
                faults.add(path + ": \"" + host + "\" is not this machine, and nothing may leave it. "
                        + "Write 127.0.0.1 in its place, or set allow-remote: true");
            }
        }
    }

    static boolean isLoopback(String url) {
        try {
            String host = URI.create(url).getHost();
            return host != null && isLoopbackHost(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @param host an address of version 6 in brackets or without */
    private static boolean isLoopbackHost(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.matches("\\[?(::1|0:0:0:0:0:0:0:1)]?");
    }
}
