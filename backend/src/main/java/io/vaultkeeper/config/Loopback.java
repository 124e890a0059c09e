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

    static boolean isLoopback(String url) {
        try {
            String host = URI.create(url).getHost();
            return host != null
                    && (host.equalsIgnoreCase("localhost")
                            || host.matches("127(\\.\\d{1,3}){3}")
                            || host.equals("[::1]")
                            || host.equals("[0:0:0:0:0:0:0:1]"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
