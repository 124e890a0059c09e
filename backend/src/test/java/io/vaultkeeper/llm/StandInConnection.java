package io.vaultkeeper.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection to the stand-in: a request, a reply, the end. Sees at once when the client leaves. */
public final class StandInConnection implements AutoCloseable {
    public static final ObjectMapper JSON = new ObjectMapper();

    /** A test that forgot its connection ends anyway. */
    private static final Duration LONGEST_HANG = Duration.ofSeconds(60);

    public record Request(String method, String path, JsonNode body, String authorization) {}

    private final Socket socket;
    private final InputStream in;
    private final CountDownLatch gone = new CountDownLatch(1);
    private boolean headSent;
    private volatile boolean ended;

    StandInConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    Request read() throws IOException {
        String[] first = line().split(" ");
        int length = 0;
        String authorization = "";
        for (String header = line(); !header.isEmpty(); header = line()) {
            String[] parts = header.split(":", 2);
            String name = parts[0].toLowerCase(Locale.ROOT);
            length = name.equals("content-length") ? Integer.parseInt(parts[1].strip()) : length;
            authorization = name.equals("authorization") ? parts[1].strip() : authorization;
        }
        byte[] body = in.readNBytes(length);
        return new Request(
                first[0], first[1], length == 0 ? JSON.createObjectNode() : JSON.readTree(body), authorization);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the client left before its request was complete");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    /**
     * Waits in a thread of its own for the client to close its end, since it has nothing more to say.
     *
     * @param left told if the reply had not come to its end
     */
    public void watchForLeaving(Runnable left) {
        Thread watcher = new Thread(() -> {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // Reset counts as leaving.
            }
            if (!ended) {
                left.run();
            }
            gone.countDown();
        });
        watcher.setDaemon(true);
        watcher.start();
    }

    public void json(int status, JsonNode body) throws IOException {
        text(status, "application/json", JSON.writeValueAsString(body));
    }

    private static String head(String status, String type, String length) {
        return String.join("\r\n", "HTTP/1.1 " + status, "Content-Type: " + type, "Connection: close", length, "", "");
    }

    public void line(JsonNode json) throws IOException {
        rawLine(JSON.writeValueAsString(json));
    }

    public void rawLine(String line) throws IOException {
        if (!headSent) {
            headSent = true;
            write(head("200 OK", "application/x-ndjson", "Transfer-Encoding: chunked"));
        }
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        write(Integer.toHexString(bytes.length) + "\r\n");
        socket.getOutputStream().write(bytes);
        write("\r\n");
    }

    /** From here on a client that leaves has what it wanted; to be said before it can know. */
    public void ending() {
        ended = true;
    }

    public void endLines() throws IOException {
        ending();
        write("0\r\n\r\n");
    }

    public void pause(Duration duration) throws InterruptedException {
        boolean unused = gone.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A reply of any kind, whole. */
    public void text(int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        ending();
        write(head(status + " Status", type, "Content-Length: " + bytes.length));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public void hang() throws InterruptedException {
        pause(LONGEST_HANG);
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
