package io.vaultkeeper.index.pgvector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A container of the image that docker-compose.yml names, at a port that stays over a restart. */
final class ContainerServer implements PostgresServer {
    private static final String IMAGE = "pgvector/pgvector:0.8.6-pg17";

    private final int port;
    private final PostgreSQLContainer container;

    ContainerServer(List<String> settings) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of("postgres"));
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        container = new PostgreSQLContainer(DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("postgres"))
                .withUsername(USER)
                .withPassword(PASSWORD)
                .withDatabaseName(USER);
        container.setCommand(command.toArray(String[]::new));
        container.setPortBindings(List.of("127.0.0.1:" + port + ":5432"));
    }

    /** Whether Docker answers; it is not asked where nothing hints at it, for that takes seconds. */
    static boolean canRun() {
        boolean hint = System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".docker"));
        return hint && DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() throws InterruptedException {
        if (container.getContainerId() == null) {
            container.start();
            return;
        }
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < until && !isReady()) {
            Thread.sleep(100);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return container.execInContainer("pg_isready", "--username", USER).getExitCode() == 0;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void remove() {
        container.stop();
    }
}
