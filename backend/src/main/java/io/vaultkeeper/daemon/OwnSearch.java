package io.vaultkeeper.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Searches as a client does, over HTTP, in the daemon that it is a part of. For one thread. */
final class OwnSearch implements Practice.Search {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_MILLIS = 10_000;

    private final URL url;
    private final String token;
    private final LongSupplier requests;
    private long own;
    private long others;

    /** @param requests how many the daemon has had until now, of whomever */
    OwnSearch(DaemonFile self, LongSupplier requests) throws IOException {
        this.url = URI.create(self.url() + "/api/v1/search").toURL();
        this.token = self.token();
        this.requests = requests;
    }

    /** Whether nobody else asked the daemon for anything since this was last called. */
    boolean isAlone() {
        long before = others;
        others = requests.getAsLong() - own;
        return others == before;
    }

    @Override
    public List<String> of(String question) throws IOException {
        own++;
        HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(MOST_MILLIS);
        connection.setReadTimeout(MOST_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (OutputStream body = connection.getOutputStream()) {
            JSON.writeValue(body, Map.of("query", question));
        }
        try (InputStream answer = connection.getInputStream()) {
            return JSON.readTree(answer).findValue("passages").findValues("text").stream()
                    .map(JsonNode::asText)
                    .toList();
        }
    }
}
