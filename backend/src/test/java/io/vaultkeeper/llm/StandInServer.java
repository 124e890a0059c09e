package io.vaultkeeper.llm;

import io.vaultkeeper.llm.StandInConnection.Request;
import io.vaultkeeper.llm.ollama.ScriptedReply.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What stand-ins for model servers share: real sockets, a thread a connection, one request each. */
public final class StandInServer implements AutoCloseable {
    /** Replies to one request. */
    public interface Routes {
        void serve(Request request, StandInConnection connection) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Routes routes;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final CountDownLatch left = new CountDownLatch(1);

    /** @param port 0 takes a free one */
    public StandInServer(int port, Routes routes) {
        this.routes = routes;
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread accepting = new Thread(this::accept, "stand-in");
        accepting.setDaemon(true);
        accepting.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The Authorization headers of all requests, empty where there was none. */
    public List<String> authorizations() {
        return authorizations;
    }

    /** Notes it when the client leaves before its reply is complete. */
    public void watch(StandInConnection connection) {
        connection.watchForLeaving(left::countDown);
    }

    /** Whether a watched client left, waiting for it to. */
    public boolean clientLeaves(Duration atMost) throws InterruptedException {
        return left.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What all servers do alike; false for a step that each does in its own way. */
    public static boolean performed(Step step, StandInConnection connection) throws IOException, InterruptedException {
        if (step instanceof Step.RawLine raw) {
            connection.rawLine(raw.line());
        } else if (step instanceof Step.Wait wait) {
            connection.pause(wait.duration());
        } else if (step instanceof Step.WaitFor wait) {
            wait.latch().await();
        } else if (step instanceof Step.End) {
            connection.endLines();
        } else if (step instanceof Step.Hang) {
            connection.hang();
        } else if (step instanceof Step.Cut) {
            connection.ending();
            connection.close();
        } else {
            return false;
        }
        return true;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread thread = new Thread(() -> serve(socket));
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (StandInConnection connection = new StandInConnection(socket)) {
            Request request = connection.read();
            authorizations.add(request.authorization());
            routes.serve(request, connection);
        } catch (IOException | InterruptedException e) {
            // The client is gone, as it may; what it was told it was told.
        } finally {
            open.remove(socket);
        }
    }

    /** Dies as a process does: connections that are open break. */
    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
