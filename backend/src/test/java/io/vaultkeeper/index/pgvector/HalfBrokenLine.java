package io.vaultkeeper.index.pgvector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes bytes between clients and a server, and can hang up on the clients without the server hearing of it. */
final class HalfBrokenLine implements AutoCloseable {
    private final ServerSocket front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<Socket> servers = new CopyOnWriteArrayList<>();
    private final int server;

    HalfBrokenLine(int server) throws IOException {
        this.server = server;
        inBackground(this::accept);
    }

    int port() {
        return front.getLocalPort();
    }

    /** Breaks the connections there are; later ones work. */
    void breakOnTheClientsSide() throws IOException {
        closeAll(clients);
    }

    private void accept() throws IOException {
        while (!front.isClosed()) {
            Socket client = front.accept();
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
            clients.add(client);
            servers.add(behind);
            inBackground(() -> client.getInputStream().transferTo(behind.getOutputStream()));
            inBackground(() -> behind.getInputStream().transferTo(client.getOutputStream()));
        }
    }

    /** Work that ends with its socket. */
    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                Thread.currentThread().interrupt(); // the socket was closed: there is nothing left to do
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        front.close();
        closeAll(clients);
        closeAll(servers);
    }
}
